package dev.junittls.examples;

import static dev.junittls.handshake.MessageType.*;

import dev.junittls.handshake.CertificateRequest;
import dev.junittls.handshake.ClientHello;
import dev.junittls.handshake.Handshake;
import dev.junittls.handshake.MessageType;
import dev.junittls.handshake.ServerHello;
import dev.junittls.handshake.Side;
import dev.junittls.handshake.TlsMessage;
import dev.junittls.pki.CertificateDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One message as docs/handshakes.md shows it: what is the same on every run and every JDK. Dates
 * and serial numbers are replaced; of long lists only the values that matter there stay.
 */
final class ShownMessage {

  private static final Instant BEGIN = Instant.parse("2026-11-23T20:15:00Z");

  /** They come or not by the moment at which one stops to listen, or mean nothing. */
  private static final Set<MessageType> BY_THE_WAY =
      EnumSet.of(CHANGE_CIPHER_SPEC, NEW_SESSION_TICKET, APPLICATION_DATA, WARNING_ALERT);

  private static final List<String> GROUPS = List.of("x25519", "secp256r1");
  private static final List<String> SIGNATURES =
      List.of("ecdsa_secp256r1_sha256", "rsa_pss_rsae_sha256");
  private static final List<String> EXTENSIONS = List.of("extended_master_secret", "key_share");

  private final StringBuilder text = new StringBuilder();

  private ShownMessage() {}

  /** Shows all messages of TLS 1.3 in a line each, in their order. */
  static String all(Handshake handshake) {
    return handshake.transcript().messages().stream()
        .filter(message -> !BY_THE_WAY.contains(message.type()))
        .map(message -> head(message) + details(message) + "\n")
        .collect(Collectors.joining());
  }

  /** Shows the first message of this sender and type, for instance {@code client FINISHED}. */
  static String of(String senderAndType, Handshake handshake) {
    String[] words = senderAndType.split(" ");
    Side sender = Side.valueOf(words[0].toUpperCase(Locale.ROOT));
    MessageType type = MessageType.valueOf(words[1]);
    TlsMessage message =
        handshake.transcript().messages().stream()
            .filter(sent -> sent.sender() == sender && sent.type() == type)
            .findFirst()
            .orElseThrow(() -> new AssertionError("there was no " + senderAndType));
    ShownMessage shown = new ShownMessage();
    shown.add(message);
    return shown.text.append('\n').toString();
  }

  private static String head(TlsMessage message) {
    String line = message.isEncrypted() ? "══" : "──";
    String arrow = message.sender() == Side.CLIENT ? line + "►" : "◄" + line;
    return "client %s server  %s".formatted(arrow, name(message.type()));
  }

  private static String details(TlsMessage message) {
    return message.details().isEmpty() ? "" : ": " + message.details();
  }

  private void add(TlsMessage message) {
    text.append(head(message));
    if (message.clientHello().isPresent()) {
      add(message.clientHello().get());
    } else if (message.serverHello().isPresent()) {
      add(message.serverHello().get());
    } else if (message.certificateRequest().isPresent()) {
      add(message.certificateRequest().get());
    } else if (!message.certificates().isEmpty()) {
      add(CertificateDetails.of(message.certificates().get(0)));
    } else {
      text.append(details(message));
    }
  }

  private void add(ClientHello hello) {
    add("versions", String.join(", ", hello.protocols()));
    add("cipher suites", String.join(", ", withoutSignals(hello.cipherSuites())));
    add("groups", some(hello.groups(), GROUPS));
    add("signature algorithms", some(hello.signatureAlgorithms(), SIGNATURES));
    add("server name", hello.serverName().orElse(""));
    add("extensions", some(hello.extensions(), EXTENSIONS));
  }

  private void add(ServerHello hello) {
    add("version", hello.protocol());
    add("cipher suite", hello.cipherSuite());
    add("group", hello.group().orElse(""));
    add("extensions", some(hello.extensions(), EXTENSIONS));
  }

  private void add(CertificateRequest request) {
    add(
        "authorities",
        request.authorities().stream().map(Object::toString).collect(Collectors.joining("; ")));
    add("signature algorithms", some(request.signatureAlgorithms(), SIGNATURES));
  }

  private void add(CertificateDetails certificate) {
    Duration validity = Duration.between(certificate.notBefore(), certificate.notAfter());
    add("subject", certificate.subject());
    add("organization", certificate.organization().orElse(""));
    add(
        "names",
        Stream.concat(certificate.dnsNames().stream(), certificate.ipAddresses().stream())
            .collect(Collectors.joining(", ")));
    add("issuer", certificate.issuer());
    add("valid", BEGIN + " to " + BEGIN.plus(validity));
    add("serial number", "7c 3e 0a 51 ...");
    add("public key", certificate.publicKey());
    add("signed with", certificate.signatureAlgorithm());
  }

  private void add(String field, String value) {
    if (!value.isEmpty()) {
      text.append("\n  %-22s%s".formatted(field, value));
    }
  }

  /** Suites that are none: they tell of what the client can do (RFC 5746). */
  private static List<String> withoutSignals(List<String> suites) {
    return suites.stream().filter(suite -> !suite.endsWith("_SCSV")).toList();
  }

  private static String some(List<String> offered, List<String> known) {
    String some = offered.stream().filter(known::contains).collect(Collectors.joining(", "));
    return offered.isEmpty() ? "" : some + ", ...";
  }

  /** As the RFCs write it: {@code ClientHello}. */
  private static String name(MessageType type) {
    return Pattern.compile("_?([A-Z])([A-Z]*)")
        .matcher(type.name())
        .replaceAll(word -> word.group(1) + word.group(2).toLowerCase(Locale.ROOT));
  }
}
