package dev.junittls.jupiter;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.junittls.handshake.Handshake;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes handshakes as files: for each a directory with its explanation, the certificates of both
 * sides and the capture. Every file is whole or not there.
 */
final class BundleFiles {

  private final Path directory;
  private long remaining;
  private final List<String> leftOut = new ArrayList<>();

  BundleFiles(Path directory, long maxSize) {
    this.directory = directory;
    this.remaining = maxSize;
  }

  static String name(int index) {
    return "handshake-" + (index + 1);
  }

  /**
   * Writes what says most first, and of the captures the last first: it may not all fit.
   *
   * @return the files that did not fit
   */
  List<String> write(List<Handshake> handshakes) throws IOException {
    clear();
    for (int i = 0; i < handshakes.size(); i++) {
      Files.createDirectory(directory.resolve(name(i)));
      write(name(i) + "/explanation.txt", (handshakes.get(i).explain() + "\n").getBytes(UTF_8));
    }
    for (int i = 0; i < handshakes.size(); i++) {
      writeChain(name(i) + "/server-chain.pem", handshakes.get(i).serverChain());
      writeChain(name(i) + "/client-chain.pem", handshakes.get(i).clientChain());
    }
    for (int i = handshakes.size() - 1; i >= 0; i--) {
      writeCapture(name(i) + "/capture.pcapng", handshakes.get(i));
    }
    return List.copyOf(leftOut);
  }

  private void write(String name, byte[] content) throws IOException {
    if (fits(name, content.length)) {
      Files.write(directory.resolve(name), content);
    }
  }

  private boolean fits(String name, long size) {
    if (size > remaining) {
      leftOut.add(name + " (" + size + " bytes)");
      return false;
    }
    remaining -= size;
    return true;
  }

  private void writeChain(String name, List<X509Certificate> chain) throws IOException {
    if (!chain.isEmpty()) {
      write(
          name,
          chain.stream().map(BundleFiles::pem).collect(Collectors.joining()).getBytes(US_ASCII));
    }
  }

  private static String pem(X509Certificate certificate) {
    try {
      String base64 =
          Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
      return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was presented has no encoding", e);
    }
  }

  /** How large it is shows only when it is written. */
  private void writeCapture(String name, Handshake handshake) throws IOException {
    Path file = directory.resolve(name);
    try {
      handshake.writeCapture(file);
    } catch (IllegalStateException nothingPassed) {
      return;
    }
    if (!fits(name, Files.size(file))) {
      Files.delete(file);
    }
  }

  /** An earlier run may have left its files here. */
  private void clear() throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException thrown)
              throws IOException {
            if (thrown != null) {
              throw thrown;
            }
            if (!visited.equals(directory)) {
              Files.delete(visited);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
