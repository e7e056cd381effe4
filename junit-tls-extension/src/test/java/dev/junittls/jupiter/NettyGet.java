package dev.junittls.jupiter;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One request with Netty. */
final class NettyGet extends SimpleChannelInboundHandler<FullHttpResponse> {

  private final CompletableFuture<Integer> status = new CompletableFuture<>();

  private NettyGet() {}

  static int status(EventLoopGroup group, SslContext tls, URI uri) throws Exception {
    NettyGet get = new NettyGet();
    Bootstrap bootstrap =
        new Bootstrap()
            .group(group)
            .channel(NioSocketChannel.class)
            .handler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channel
                        .pipeline()
                        .addLast(
                            tls.newHandler(channel.alloc(), uri.getHost(), uri.getPort()),
                            new HttpClientCodec(),
                            new HttpObjectAggregator(65536),
                            get);
                  }
                });
    Channel channel = bootstrap.connect(uri.getHost(), uri.getPort()).sync().channel();
    try {
      channel.writeAndFlush(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/"));
      return get.status.get(20, TimeUnit.SECONDS);
    } finally {
      channel.close().sync();
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
    status.complete(response.status().code());
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    status.completeExceptionally(cause);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    status.completeExceptionally(new IOException("closed"));
  }
}
