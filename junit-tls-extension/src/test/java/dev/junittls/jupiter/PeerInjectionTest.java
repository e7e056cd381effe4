package dev.junittls.jupiter;

import static dev.junittls.assertj.TlsAssertions.assertThat;
import static dev.junittls.handshake.FailureReason.CERTIFICATE_EXPIRED;
import static dev.junittls.handshake.FailureReason.CLIENT_CERTIFICATE_MISSING;
import static dev.junittls.handshake.FailureReason.NO_COMMON_PROTOCOL;
import static dev.junittls.handshake.FailureReason.UNTRUSTED_ISSUER;
import static dev.junittls.handshake.Side.CLIENT;
import static dev.junittls.handshake.Side.SERVER;
import static dev.junittls.pki.Flaw.EXPIRED;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.junittls.mockwebserver.TlsMockWebServer;
import dev.junittls.peer.ClientAuth;
import dev.junittls.peer.TlsClient;
import dev.junittls.peer.TlsServer;
import dev.junittls.pki.CertificateAuthority;
import dev.junittls.pki.CertificateDetails;
import dev.junittls.pki.Credential;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Collections;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

/** Every form, in tests that run as a user's would. */
@TlsTest
class PeerInjectionTest {

  @Test
  void bare_servers_and_clients_trust_the_authority_of_the_test(
      TlsServer server, TlsClient client) {
    assertThat(client.connect(server)).succeeded();
  }

  @Test
  void a_client_detects_a_flaw(
      @ServerCertificate(flaw = EXPIRED) TlsServer server, TlsClient client) {
    assertThat(client.connect(server)).failed().detectedBy(CLIENT).because(CERTIFICATE_EXPIRED);
  }

  @Test
  void a_stranger_is_refused_and_trusted_by_name(
      @ServerCertificate(authority = "stranger") TlsServer server,
      TlsClient client,
      @Trusting("stranger") TlsClient friend,
      @Trusting({"", "stranger"}) TlsClient both,
      TlsServer ordinary) {
    assertThat(client.connect(server)).failed().because(UNTRUSTED_ISSUER);
    assertThat(friend.connect(server)).succeeded();
    assertThat(friend.connect(ordinary)).failed().because(UNTRUSTED_ISSUER);
    assertThat(both.connect(server)).succeeded();
    assertThat(both.connect(ordinary)).succeeded();
  }

  @Test
  void mutual_tls_knows_its_clients(
      @MutualTls TlsServer server,
      @ClientCertificate("alice") TlsClient alice,
      @Trusting TlsClient anonymous,
      @ClientCertificate(value = "bob", flaw = EXPIRED) TlsClient bob,
      @ClientCertificate(value = "eve", authority = "stranger") TlsClient eve) {
    assertThat(alice.connect(server)).succeeded().clientPresented("CN=alice");
    assertThat(anonymous.connect(server))
        .failed()
        .detectedBy(SERVER)
        .because(CLIENT_CERTIFICATE_MISSING);
    assertThat(bob.connect(server)).failed().detectedBy(SERVER).because(CERTIFICATE_EXPIRED);
    assertThat(eve.connect(server)).failed().detectedBy(SERVER).because(UNTRUSTED_ISSUER);
  }

  @Test
  void a_server_that_trusts_demands_clients_of_those(
      @Trusting("partner") TlsServer server,
      @ClientCertificate(value = "p", authority = "partner") TlsClient partner,
      @ClientCertificate TlsClient ours,
      TlsClient anonymous) {
    assertThat(partner.connect(server)).succeeded();
    assertThat(ours.connect(server)).failed().detectedBy(SERVER).because(UNTRUSTED_ISSUER);
    assertThat(anonymous.connect(server)).failed().because(CLIENT_CERTIFICATE_MISSING);
  }

  @Test
  void a_server_that_only_wants_lets_the_anonymous_in(
      @Trusting("partner") @TlsParameters(clientAuth = ClientAuth.WANT) TlsServer server,
      TlsClient anonymous) {
    assertThat(anonymous.connect(server)).succeeded();
  }

  @Test
  void parameters_narrow_either_side_and_combine(
      @MutualTls @TlsParameters(protocols = "TLSv1.2") TlsServer old,
      @ClientCertificate @TlsParameters(protocols = "TLSv1.3") TlsClient modern,
      @ClientCertificate TlsClient both,
      TlsClient anonymous) {
    assertThat(modern.connect(old)).failed().because(NO_COMMON_PROTOCOL);
    assertThat(both.connect(old)).succeeded().usedProtocol("TLSv1.2");
    assertThat(anonymous.connect(old)).failed().because(CLIENT_CERTIFICATE_MISSING);
  }

  @Test
  void intermediates_are_presented_and_shared(
      @ServerCertificate(intermediates = 2) Credential server,
      @ClientCertificate(intermediates = 2) Credential client,
      @ServerCertificate(intermediates = 2) TlsServer running,
      TlsClient anyone,
      CertificateAuthority authority) {
    assertThat(server.chain()).hasSize(3);
    assertThat(server.chain().subList(1, 3)).isEqualTo(client.chain().subList(1, 3));
    assertThat(server.root()).contains(authority.certificate());
    assertThat(anyone.connect(running)).succeeded();
    assertThat(running.handshakes().get(0).serverChain()).isEqualTo(server.chain());
  }

  @Test
  void a_credential_comes_in_every_form(
      @ClientCertificate("alice") Credential credential,
      @ClientCertificate("alice") X509Certificate certificate,
      @ClientCertificate("alice") PrivateKey key,
      @ClientCertificate("alice") KeyStore store,
      @ClientCertificate("alice") KeyStore copy,
      @ClientCertificate("alice") X509KeyManager keyManager,
      @ClientCertificate("alice") X509ExtendedKeyManager extended,
      @ClientCertificate(value = "alice", organization = "Example Corp") Credential other)
      throws Exception {
    assertThat(certificate).isSameAs(credential.certificate());
    assertThat(key).isSameAs(credential.privateKey());
    assertThat(copy).isNotSameAs(store);
    assertThat(store.getCertificate(store.aliases().nextElement())).isEqualTo(certificate);
    for (X509KeyManager each : new X509KeyManager[] {keyManager, extended}) {
      String alias = each.chooseClientAlias(new String[] {"EC"}, null, null);
      assertThat(each.getCertificateChain(alias)).containsExactly(certificate);
    }
    assertThat(other).isNotSameAs(credential);
    assertThat(CertificateDetails.of(other.certificate()).organization()).contains("Example Corp");
  }

  @Test
  void trust_comes_in_every_form(
      TlsServer server,
      CertificateAuthority authority,
      @Authority("stranger") CertificateAuthority stranger,
      @Trusting SSLContext context,
      @Trusting SSLSocketFactory factory,
      @Trusting X509TrustManager manager,
      @Trusting X509ExtendedTrustManager extended,
      @Trusting({"", "stranger"}) KeyStore store)
      throws Exception {
    for (SSLSocketFactory each : new SSLSocketFactory[] {factory, context.getSocketFactory()}) {
      assertThat(
              server.handshakeDuring(
                  () -> {
                    try (SSLSocket socket =
                        (SSLSocket) each.createSocket(server.host(), server.port())) {
                      socket.startHandshake();
                      socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes());
                      socket.getInputStream().read();
                    }
                  }))
          .succeeded();
    }
    assertThat(manager.getAcceptedIssuers()).containsExactly(authority.certificate());
    assertThat(extended.getAcceptedIssuers()).containsExactly(authority.certificate());
    assertThat(Collections.list(store.aliases())).hasSize(2);
    for (String alias : Collections.list(store.aliases())) {
      assertThat(store.isCertificateEntry(alias)).isTrue();
      assertThat(store.getCertificate(alias)).isIn(authority.certificate(), stranger.certificate());
    }
  }

  @Test
  void the_http_client_of_the_jdk_presents_and_trusts(
      @MutualTls TlsServer server, @ClientCertificate("shop") HttpClient client) {
    assertThat(
            server.handshakeDuring(
                () ->
                    client.send(
                        HttpRequest.newBuilder(server.uri()).build(), BodyHandlers.ofString())))
        .succeeded()
        .clientPresented("CN=shop");
  }

  @Test
  void a_context_makes_a_server_of_the_users_own_demand_clients(
      @ServerCertificate @MutualTls SSLContext context,
      @ClientCertificate("alice") TlsClient alice,
      TlsClient anonymous)
      throws Exception {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            parameters.setSSLParameters(context.getDefaultSSLParameters());
          }
        });
    server.start();
    try {
      int port = server.getAddress().getPort();
      assertThat(alice.connect("localhost", port)).succeeded().clientPresented("CN=alice");
      assertThat(anonymous.connect("localhost", port)).failed();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void mock_web_server_is_the_same_as_the_one_with_handshakes(
      @MutualTls MockWebServer server,
      @MutualTls TlsMockWebServer same,
      @ClientCertificate("shop") OkHttpClient client)
      throws Exception {
    server.enqueue(new MockResponse(200, Headers.EMPTY, "paid"));
    try (Response response =
        client.newCall(new Request.Builder().url(server.url("/")).build()).execute()) {
      assertThat(response.body().string()).isEqualTo("paid");
    }
    assertThat(same.mock()).isSameAs(server);
    assertThat(same.awaitHandshake()).succeeded().clientPresented("CN=shop");
  }

  @Test
  void a_name_tells_two_servers_apart(
      TlsServer one, @ServerCertificate("backup") TlsServer backup) {
    assertThat(backup).isNotSameAs(one);
    assertThat(backup.port()).isNotEqualTo(one.port());
  }
}
