package dev.junittls.jupiter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs that share no line with the JDK's TLS. Each gets one page, as its manual says. */
enum ForeignClientGet {
  CURL("curl", "curl", "-sS", "--noproxy", "*", "--max-time", "20", "--cacert", "CA", "URL"),
  OPENSSL("OpenSSL", "openssl", "s_client", "-connect", "HOST:PORT", "-servername", "HOST") {
    @Override
    List<String> more(URI uri) {
      boolean address = Character.isDigit(uri.getHost().charAt(0));
      return List.of(
          "-CAfile",
          "CA",
          "-verify_return_error",
          address ? "-verify_ip" : "-verify_hostname",
          "HOST",
          "-quiet");
    }
  },
  PYTHON(
      "Python",
      "python3",
      "-c",
      """
      import ssl, sys, urllib.request
      context = ssl.create_default_context(cafile=sys.argv[1])
      opener = urllib.request.build_opener(
          urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=context))
      print(opener.open(sys.argv[2], timeout=20).read())
      """,
      "CA",
      "URL"),
  NODE(
      "Node",
      "node",
      "-e",
      """
      const fs = require('fs'), https = require('https');
      https.get(process.argv[2], { ca: fs.readFileSync(process.argv[1]), agent: false }, r => {
        r.resume(); r.on('end', () => process.exit(0));
      }).on('error', e => { console.log(e.message); process.exit(1); });
      """,
      "CA",
      "URL"),
  GNUTLS("GnuTLS", "gnutls-cli", "--x509cafile", "CA", "--port", "PORT", "HOST"),
  WGET(
      "wget",
      "wget",
      "-q",
      "-O",
      "-",
      "--no-proxy",
      "--no-hsts",
      "--tries=1",
      "--timeout=20",
      "--ca-certificate=CA",
      "URL");

  private static final String REQUEST =
      "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

  /** As {@code Flaw.knownToAccept()} has it. */
  final String stack;

  private final List<String> command;

  ForeignClientGet(String stack, String... command) {
    this.stack = stack;
    this.command = List.of(command);
  }

  List<String> more(URI uri) {
    return List.of();
  }

  /** Skips the test where the program is missing, except on CI, where it must not be. */
  void assumeInstalled() {
    boolean installed =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, command.get(0))));
    if (!installed && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("<" + command.get(0) + "> is not installed, and this is CI.");
    }
    assumeTrue(installed, () -> "<" + command.get(0) + "> is not installed");
  }

  void get(URI uri, Path trusted) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(command);
    words.addAll(more(uri));
    words.replaceAll(
        word ->
            word.replace("CA", word.matches("CA|--ca-certificate=CA") ? trusted.toString() : "CA")
                .replaceAll("^HOST", uri.getHost())
                .replaceAll("PORT$", Integer.toString(uri.getPort()))
                .replaceAll("^URL$", uri.toString()));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    ask(process.getOutputStream());
    try {
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(words + " did not end: " + output);
      }
      if (process.exitValue() != 0) {
        throw new IOException(words.get(0) + " ended with " + process.exitValue() + ": " + output);
      }
    } catch (IOException e) {
      if (process.isAlive()) {
        process.destroyForcibly();
      }
      throw e;
    }
  }

  /** Left open, because some take the end of their input for the end of their task. */
  private static void ask(OutputStream stdin) {
    try {
      stdin.write(REQUEST.getBytes(UTF_8));
      stdin.flush();
    } catch (IOException e) {
      // It has ended already, as those that read nothing may: its exit code tells.
    }
  }

  static ForeignClientGet of(String stack) {
    return Arrays.stream(values())
        .filter(each -> each.stack.equals(stack))
        .findFirst()
        .orElseThrow();
  }
}
