package dev.junittls.examples;

import static dev.junittls.pki.Flaw.*;

import dev.junittls.jupiter.Accepted;
import dev.junittls.jupiter.ClientAudit;
import dev.junittls.jupiter.Trusting;
import dev.junittls.peer.TlsServer;
import javax.net.ssl.SSLContext;

class ClientAuditTest {

  // tag::client[]
  @ClientAudit
  void my_client(TlsServer server, @Trusting SSLContext trust) throws Exception {
    new DownloadClient(trust).get(server.uri());
  }

  // end::client[]

  // tag::accepted[]
  @ClientAudit(
      accepted =
          @Accepted(
              flaw = {SHA1_SIGNATURE, SHA1_INTERMEDIATE_SIGNATURE, RSA_1024_KEY},
              because = "the devices in the field have no other certificates"))
  void my_client_in_the_field(TlsServer server, @Trusting SSLContext trust) throws Exception {
    new DownloadClient(trust).get(server.uri());
  }
  // end::accepted[]
}
