package dev.junittls.examples;

import static dev.junittls.assertj.TlsAssertions.assertThat;

import dev.junittls.jupiter.Authority;
import dev.junittls.jupiter.ClientCertificate;
import dev.junittls.jupiter.TlsTest;
import dev.junittls.pki.CertificateAuthority;
import dev.junittls.pki.Credential;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@TlsTest
class KeyStoreFilesTest {

  // tag::files[]
  @Test
  void reads_its_key_from_a_file(
      @ClientCertificate("shop") Credential shop,
      @Authority CertificateAuthority authority,
      @TempDir Path directory)
      throws Exception {
    char[] password = "changeit".toCharArray();
    Path identity = directory.resolve("shop.p12");
    Path trusted = directory.resolve("trusted.p12");
    try (OutputStream keys = Files.newOutputStream(identity);
        OutputStream trust = Files.newOutputStream(trusted)) {
      shop.keyStore(password).store(keys, password);
      authority.trustStore().store(trust, password);
    }

    KeyStore loaded = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(identity)) {
      loaded.load(in, password); // the code under test would do this
    }
    assertThat(Credential.fromKeyStore(loaded, password).certificate()).hasCommonName("shop");
  }
  // end::files[]
}
