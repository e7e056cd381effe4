package dev.junittls.jupiter;

import dev.junittls.jupiter.Form.From;
import java.nio.file.Path;
import java.util.Set;

/** What to say about an annotation of ours on a type that cannot be filled. */
final class UnknownType {

  private UnknownType() {}

  static RuntimeException misuse(Annotations annotations, Set<From> said) {
    Place place = annotations.place();
    String remedy;
    if (place.type() == Path.class) {
      remedy =
          "a Path is not filled in. Ask for a Credential or a CertificateAuthority and write its"
              + " certificatePem() into a @TempDir, or store credential.keyStore(password) there"
              + " as a PKCS12 file.";
    } else if (place.type().getName().equals("okhttp3.mockwebserver.MockWebServer")) {
      remedy =
          "okhttp3.mockwebserver.MockWebServer is the deprecated one. Use"
              + " mockwebserver3.MockWebServer of "
              + OptionalLibraries.MOCK_WEB_SERVER
              + ".";
    } else {
      From first = said.stream().findFirst().orElse(From.SERVER);
      remedy =
          place.typeName() + " cannot be filled in. Possible types: " + Form.typesFor(first) + ".";
    }
    return annotations.misuse(remedy);
  }
}
