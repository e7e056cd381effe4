package dev.junittls.jupiter;

import dev.junittls.pki.CertificateSpec;
import dev.junittls.pki.Flaw;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The certificate one place describes, defaults applied; its authority by name. */
record CertificateWish(
    String name, CertificateSpec spec, Optional<Flaw> flaw, String authority, int intermediates) {

  static CertificateWish server(Attributes<ServerCertificate> said, Defaults defaults) {
    List<String> hosts = said.list("hosts", ServerCertificate::hosts);
    String[] names = (hosts.isEmpty() ? defaults.hostsOrLocal() : hosts).toArray(String[]::new);
    return new CertificateWish(
        said.text("value", ServerCertificate::value).orElse(""),
        Specs.checked(
            said,
            () ->
                Specs.dressed(
                    CertificateSpec.server(names),
                    said.text("organization", ServerCertificate::organization),
                    said.one("keyType", ServerCertificate::keyType).or(defaults::keyType),
                    said.duration("validFor", ServerCertificate::validFor))),
        said.one("flaw", ServerCertificate::flaw),
        said.text("authority", ServerCertificate::authority).orElse(""),
        depth(said, said.one("intermediates", each -> boxed(each.intermediates()))));
  }

  static CertificateWish client(Attributes<ClientCertificate> said, Defaults defaults) {
    String commonName = said.text("value", ClientCertificate::value).orElse("client");
    List<String> hosts = said.list("hosts", ClientCertificate::hosts);
    Optional<Flaw> flaw = said.one("flaw", ClientCertificate::flaw);
    if (hosts.isEmpty() && flaw.equals(Optional.of(Flaw.WRONG_HOST))) {
      throw said.misuse("flaw is WRONG_HOST, but the certificate names no host. Set hosts too.");
    }
    return new CertificateWish(
        commonName,
        Specs.checked(
            said,
            () -> {
              CertificateSpec spec = CertificateSpec.client(commonName);
              return Specs.dressed(
                  hosts.isEmpty() ? spec : spec.hosts(hosts.toArray(String[]::new)),
                  said.text("organization", ClientCertificate::organization),
                  said.one("keyType", ClientCertificate::keyType).or(defaults::keyType),
                  said.duration("validFor", ClientCertificate::validFor));
            }),
        flaw,
        said.text("authority", ClientCertificate::authority).orElse(""),
        depth(said, said.one("intermediates", each -> boxed(each.intermediates()))));
  }

  private static int depth(Attributes<?> said, Optional<Integer> intermediates) {
    int depth = intermediates.orElse(0);
    if (depth < 0) {
      throw said.misuse("intermediates is " + depth + ". Set a number of 0 or more.");
    }
    return depth;
  }

  private static Integer[] boxed(int[] values) {
    return Arrays.stream(values).boxed().toArray(Integer[]::new);
  }
}
