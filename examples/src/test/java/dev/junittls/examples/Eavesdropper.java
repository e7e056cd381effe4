package dev.junittls.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.junittls.handshake.Handshake;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Somebody who recorded all that passed between a client and a server. Reading is done by tshark
 * (the command line of Wireshark), which knows nothing of this library.
 */
final class Eavesdropper {

  private final Path directory;

  private Eavesdropper(Path directory) {
    this.directory = directory;
  }

  static Eavesdropper of(Handshake handshake, Path directory) throws Exception {
    assumeInstalled("tshark");
    assumeInstalled("editcap");
    handshake.writeCapture(directory.resolve("with-secrets.pcapng"));
    Eavesdropper eve = new Eavesdropper(directory);
    eve.run("editcap", "--discard-all-secrets", "with-secrets.pcapng", "recorded.pcapng");
    return eve;
  }

  /** The HTTP requests that can be read by who has nothing but the recording. */
  List<String> reads() throws Exception {
    return requests("recorded.pcapng");
  }

  /** The HTTP requests that can be read by who has the recording and this private key. */
  List<String> readsWith(String privateKeyPem) throws Exception {
    Files.writeString(directory.resolve("server.pem"), privateKeyPem);
    return requests("recorded.pcapng", "-o", "uat:rsa_keys:\"server.pem\",\"\"");
  }

  /** The HTTP requests that can be read by who has the session keys: the two sides. */
  List<String> readsWithTheSessionKeys() throws Exception {
    return requests("with-secrets.pcapng");
  }

  private List<String> requests(String file, String... options) throws Exception {
    List<String> command = new ArrayList<>(List.of("tshark", "-r", file, "-Y", "http.request"));
    command.addAll(List.of("-T", "fields", "-e", "http.request.method", "-e", "http.request.uri"));
    command.addAll(List.of("-E", "separator=/s"));
    command.addAll(Arrays.asList(options));
    return run(command.toArray(String[]::new)).lines().toList();
  }

  private String run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectError(directory.resolve("errors.txt").toFile())
            .start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new AssertionError(
          String.join(" ", command) + ": " + Files.readString(directory.resolve("errors.txt")));
    }
    return output;
  }

  /** Skips the test where a program is missing, except on CI, where it must not be. */
  private static void assumeInstalled(String program) {
    boolean isInstalled =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    if (!isInstalled && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("<" + program + "> is not installed, and this is CI.");
    }
    assumeTrue(isInstalled, "<" + program + "> is not installed");
  }
}
