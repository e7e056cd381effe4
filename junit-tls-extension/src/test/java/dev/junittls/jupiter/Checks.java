package dev.junittls.jupiter;

import dev.junittls.pki.CertificateDetails;
import java.security.KeyStore;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** What trust managers that people write by hand are made of. */
final class Checks {

  private Checks() {}

  static List<X509Certificate> anchors(KeyStore trust) throws Exception {
    List<X509Certificate> anchors = new ArrayList<>();
    for (String alias : Collections.list(trust.aliases())) {
      anchors.add((X509Certificate) trust.getCertificate(alias));
    }
    return anchors;
  }

  static void path(X509Certificate[] chain, KeyStore trust) throws Exception {
    PKIXParameters parameters = new PKIXParameters(trust);
    parameters.setRevocationEnabled(false);
    CertPathValidator.getInstance("PKIX", "SUN")
        .validate(
            CertificateFactory.getInstance("X.509", "SUN").generateCertPath(Arrays.asList(chain)),
            parameters);
  }

  static void name(X509Certificate leaf, String host) throws CertificateException {
    if (!host.isEmpty() && !CertificateDetails.of(leaf).isValidFor(host)) {
      throw new CertificateException("not " + host);
    }
  }

  static boolean isAboutDates(Throwable thrown) {
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
        .anyMatch(
            cause ->
                cause instanceof CertificateExpiredException
                    || cause instanceof CertificateNotYetValidException);
  }
}
