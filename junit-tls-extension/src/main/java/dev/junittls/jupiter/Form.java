package dev.junittls.jupiter;

import static dev.junittls.jupiter.Form.From.AUTHORITY;
import static dev.junittls.jupiter.Form.From.CLIENT;
import static dev.junittls.jupiter.Form.From.MISBEHAVIOR;
import static dev.junittls.jupiter.Form.From.PARAMETERS;
import static dev.junittls.jupiter.Form.From.SERVER;
import static dev.junittls.jupiter.Form.From.TRUST;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The types of fields and parameters that can be filled, and the annotations each may carry. Types
 * are known by name: those of optional libraries may be missing.
 */
enum Form {
  CERTIFICATE_AUTHORITY("dev.junittls.pki.CertificateAuthority", "@Authority", AUTHORITY),
  CREDENTIAL(
      "dev.junittls.pki.Credential",
      "@ServerCertificate or @ClientCertificate",
      AUTHORITY,
      SERVER,
      CLIENT),
  TLS_SERVER(
      "dev.junittls.peer.TlsServer", "@ServerCertificate", SERVER, TRUST, PARAMETERS, MISBEHAVIOR),
  TLS_CLIENT(
      "dev.junittls.peer.TlsClient",
      "@Trusting or @ClientCertificate",
      CLIENT,
      TRUST,
      PARAMETERS,
      MISBEHAVIOR),
  TLS_MOCK_WEB_SERVER(
      "dev.junittls.mockwebserver.TlsMockWebServer",
      "@ServerCertificate",
      SERVER,
      TRUST,
      PARAMETERS,
      MISBEHAVIOR),
  TLS_SERVERS("dev.junittls.jupiter.TlsServers", ""),

  CERTIFICATE("java.security.cert.X509Certificate", AUTHORITY, SERVER, CLIENT),
  PRIVATE_KEY("java.security.PrivateKey", AUTHORITY, SERVER, CLIENT),
  KEY_STORE("java.security.KeyStore", AUTHORITY, SERVER, CLIENT, TRUST),
  SSL_CONTEXT("javax.net.ssl.SSLContext", SERVER, CLIENT, TRUST, PARAMETERS),
  SSL_SOCKET_FACTORY("javax.net.ssl.SSLSocketFactory", SERVER, CLIENT, TRUST, PARAMETERS),
  TRUST_MANAGER("javax.net.ssl.X509TrustManager", SERVER, CLIENT, TRUST),
  EXTENDED_TRUST_MANAGER("javax.net.ssl.X509ExtendedTrustManager", SERVER, CLIENT, TRUST),
  KEY_MANAGER("javax.net.ssl.X509KeyManager", SERVER, CLIENT),
  EXTENDED_KEY_MANAGER("javax.net.ssl.X509ExtendedKeyManager", SERVER, CLIENT),
  HTTP_CLIENT("java.net.http.HttpClient", CLIENT, TRUST, PARAMETERS),
  OK_HTTP_CLIENT("okhttp3.OkHttpClient", CLIENT, TRUST, PARAMETERS),
  MOCK_WEB_SERVER("mockwebserver3.MockWebServer", SERVER, TRUST, PARAMETERS, MISBEHAVIOR);

  /** The kinds of annotations. */
  enum From {
    AUTHORITY("@Authority"),
    SERVER("@ServerCertificate"),
    CLIENT("@ClientCertificate"),
    TRUST("@Trusting"),
    PARAMETERS("@TlsParameters"),
    MISBEHAVIOR("@Misbehaving");

    final String label;

    From(String label) {
      this.label = label;
    }
  }

  private final String typeName;
  private final Optional<String> standIn;

  @SuppressWarnings("ImmutableEnumChecker") // filled by the constructor, never changed
  private final Set<From> from = EnumSet.noneOf(From.class);

  /** A type of our own, filled without an annotation too; {@code standIn} would say the same. */
  Form(String typeName, String standIn, From... from) {
    this.typeName = typeName;
    this.standIn = Optional.of(standIn);
    this.from.addAll(Arrays.asList(from));
  }

  /** A type of others, filled only under an annotation. */
  Form(String typeName, From... from) {
    this.typeName = typeName;
    this.standIn = Optional.empty();
    this.from.addAll(Arrays.asList(from));
  }

  static Optional<Form> of(Class<?> type) {
    return Arrays.stream(values()).filter(form -> form.typeName.equals(type.getName())).findFirst();
  }

  static boolean isOwn(Class<?> type) {
    return of(type).filter(form -> form.standIn.isPresent()).isPresent();
  }

  boolean takes(From annotation) {
    return from.contains(annotation);
  }

  boolean isServer() {
    return takes(SERVER) && !takes(CLIENT);
  }

  /** Anything that speaks TLS itself, or is handed to what does. */
  boolean isPeer() {
    return takes(PARAMETERS);
  }

  boolean isTrustManager() {
    return this == TRUST_MANAGER || this == EXTENDED_TRUST_MANAGER;
  }

  /** Whether it presents a server certificate, without an annotation that says so. */
  boolean isServerByDefault() {
    return isServer() || this == CREDENTIAL;
  }

  boolean needsMockWebServer() {
    return this == TLS_MOCK_WEB_SERVER || this == MOCK_WEB_SERVER;
  }

  /** The annotations that would make an unannotated place of this type clear. */
  String standIn() {
    return standIn.orElseThrow();
  }

  String simpleName() {
    return typeName.substring(typeName.lastIndexOf('.') + 1);
  }

  /** The annotations of this type, for a message. */
  String takes() {
    return from.isEmpty()
        ? "none"
        : from.stream().map(each -> each.label).collect(Collectors.joining(", "));
  }

  /** The types that an annotation may stand on, for a message. */
  static String typesFor(From annotation) {
    return Arrays.stream(values())
        .filter(form -> form.takes(annotation))
        .map(form -> form == HTTP_CLIENT ? form.typeName : form.simpleName())
        .collect(Collectors.joining(", "));
  }
}
