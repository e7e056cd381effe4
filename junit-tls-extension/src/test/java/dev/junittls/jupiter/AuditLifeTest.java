package dev.junittls.jupiter;

import static dev.junittls.pki.Flaw.EXPIRED;
import static dev.junittls.pki.Flaw.UNTRUSTED;
import static dev.junittls.pki.Flaw.WRONG_HOST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.junittls.peer.TlsServer;
import dev.junittls.pki.CertificateAuthority;
import dev.junittls.pki.Credential;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.HttpURLConnection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Audits among the other things that JUnit offers. */
class AuditLifeTest {

  private static void passes(int calls, AuditRun run) {
    assertThat(Kit.failures(run.results())).isEmpty();
    assertThat(run.results().testEvents().succeeded().count()).isEqualTo(calls);
  }

  @Test
  void the_calls_are_named_and_come_in_order() {
    AuditRun run = AuditRun.of(InOrderTestCase.class);
    assertThat(run.calls().keySet())
        .containsExactly(
            "UNTRUSTED - control", "UNTRUSTED - flawed", "EXPIRED - control", "EXPIRED - flawed");
  }

  static class InOrderTestCase {
    @ClientAudit(only = {EXPIRED, UNTRUSTED})
    void test(TlsServer server, @Trusting SSLContext trust) throws IOException {
      RawClient.get(trust, server.uri());
    }
  }

  @Test
  void all_calls_fields_and_lifecycle_methods_share_one_authority() {
    SharingTestCase.AUTHORITIES.clear();
    SharingTestCase.IDENTITIES.clear();
    passes(4, AuditRun.of(SharingTestCase.class));
    assertThat(new HashSet<>(SharingTestCase.AUTHORITIES)).hasSize(1);
    assertThat(SharingTestCase.IDENTITIES).hasSize(1);
  }

  @TlsTest
  static class SharingTestCase {
    static final List<CertificateAuthority> AUTHORITIES = new CopyOnWriteArrayList<>();
    static final Set<Credential> IDENTITIES = ConcurrentHashMap.newKeySet();

    CertificateAuthority field;

    SharingTestCase(CertificateAuthority constructor) {
      AUTHORITIES.add(constructor);
    }

    @BeforeEach
    void see(CertificateAuthority before) {
      AUTHORITIES.add(before);
      AUTHORITIES.add(field);
    }

    @ClientAudit(only = {EXPIRED, WRONG_HOST})
    void test(
        @MutualTls TlsServer server,
        CertificateAuthority authority,
        @ClientCertificate("alice") Credential alice,
        @ClientCertificate("alice") SSLContext identity)
        throws IOException {
      AUTHORITIES.add(authority);
      IDENTITIES.add(alice);
      RawClient.get(identity, server.uri());
    }
  }

  @Test
  void two_audits_of_one_class_share_nothing() {
    TwoAuditsTestCase.AUTHORITIES.clear();
    passes(4, AuditRun.of(TwoAuditsTestCase.class));
    assertThat(new HashSet<>(TwoAuditsTestCase.AUTHORITIES)).hasSize(2);
  }

  @TlsTest
  static class TwoAuditsTestCase {
    static final List<CertificateAuthority> AUTHORITIES = new CopyOnWriteArrayList<>();

    @ClientAudit(only = EXPIRED)
    void one(TlsServer server, @Trusting SSLContext trust, CertificateAuthority authority)
        throws IOException {
      AUTHORITIES.add(authority);
      RawClient.get(trust, server.uri());
    }

    @ClientAudit(only = EXPIRED)
    void other(TlsServer server, @Trusting SSLContext trust, CertificateAuthority authority)
        throws IOException {
      one(server, trust, authority);
    }
  }

  @Test
  void the_calls_of_one_audit_never_run_at_the_same_time() {
    OneAtATimeTestCase.MOST.set(0);
    AuditRun run = new AuditRun(Kit.run(Kit.CONCURRENT, OneAtATimeTestCase.class));
    passes(7, run);
    assertThat(OneAtATimeTestCase.MOST).hasValue(1);
  }

  static class OneAtATimeTestCase {
    static final AtomicInteger RUNNING = new AtomicInteger();
    static final AtomicInteger MOST = new AtomicInteger();

    @ClientAudit(only = {EXPIRED, UNTRUSTED, WRONG_HOST})
    void test(TlsServer server, @Trusting SSLContext trust) throws IOException {
      MOST.accumulateAndGet(RUNNING.incrementAndGet(), Math::max);
      try {
        RawClient.get(trust, server.uri());
      } finally {
        RUNNING.decrementAndGet();
      }
    }

    @Test
    void another() {}
  }

  @Test
  void an_audit_can_be_nested_and_kept_in_one_instance() {
    passes(2, AuditRun.of(AroundTestCase.class));
    passes(2, AuditRun.of(OneInstanceTestCase.class));
  }

  @TlsTest(hosts = "127.0.0.1", protocols = "TLSv1.2")
  static class AroundTestCase {
    @Nested
    class Inner {
      @ClientAudit(only = EXPIRED)
      void test(TlsServer server, @Trusting SSLContext trust) throws IOException {
        assertThat(server.host()).isEqualTo("127.0.0.1");
        RawClient.get(trust, server.uri());
      }
    }
  }

  @TestInstance(Lifecycle.PER_CLASS)
  static class OneInstanceTestCase {
    @Trusting SSLContext trust;

    @ClientAudit(only = EXPIRED)
    void test(TlsServer server) throws IOException {
      RawClient.get(trust, server.uri());
    }
  }

  @Test
  void it_can_stand_on_an_annotation_of_the_users_own() {
    AuditRun run = AuditRun.of(ComposedTestCase.class);
    passes(4, run);
    assertThat(run.summary()).containsOnlyKeys("EXPIRED", "WRONG_HOST");
  }

  @ClientAudit(only = {EXPIRED, WRONG_HOST})
  @Retention(RetentionPolicy.RUNTIME)
  @interface ShortAudit {}

  static class ComposedTestCase {
    @ShortAudit
    void test(TlsServer server, @Trusting SSLContext trust) throws IOException {
      RawClient.get(trust, server.uri());
    }
  }

  @Test
  void the_twin_is_to_be_found_where_its_control_was() {
    AuditRun run = AuditRun.of(AddressTestCase.class);
    assertThat(Kit.failures(run.results())).isEmpty();
    assertThat(run.summary().keySet()).contains("WRONG_HOST", "NAMELESS", "IP_IN_DNS_NAME");
  }

  static class AddressTestCase {
    @ClientAudit
    void test(
        @MutualTls @ServerCertificate(hosts = "127.0.0.1") TlsServer server,
        @ClientCertificate SSLContext identity)
        throws IOException {
      assertThat(server.host()).isEqualTo("127.0.0.1");
      RawClient.get(identity, server.uri());
    }
  }

  @Test
  void two_registrations_run_it_once() {
    passes(2, AuditRun.of(RegisteredTwiceTestCase.class));
  }

  @TlsTest
  static class RegisteredTwiceTestCase {
    @RegisterExtension static final TlsExtension TLS = new TlsExtension();

    @ClientAudit(only = EXPIRED)
    void test(TlsServer server, @Trusting SSLContext trust) throws IOException {
      RawClient.get(trust, server.uri());
    }
  }

  @Test
  void the_certificate_and_the_connection_can_be_described() {
    AuditRun run = AuditRun.of(DescribedTestCase.class);
    passes(2, run);
  }

  static class DescribedTestCase {
    @ClientAudit(only = EXPIRED)
    void test(
        @ServerCertificate(hosts = "localhost", authority = "gateway", intermediates = 1)
            @TlsParameters(protocols = "TLSv1.2")
            TlsServer server,
        @Trusting("gateway") SSLContext trust)
        throws IOException {
      HttpsURLConnection connection = (HttpsURLConnection) server.uri().toURL().openConnection();
      connection.setSSLSocketFactory(trust.getSocketFactory());
      assertThat(connection.getResponseCode()).isEqualTo(HttpURLConnection.HTTP_OK);
      assertThat(connection.getCipherSuite()).contains("_WITH_");
    }
  }

  @Test
  void a_timeout_of_junit_counts_and_begins_with_the_name_too() {
    AuditRun run = AuditRun.of(TimeoutTestCase.class);
    assertThat(run.message("EXPIRED - flawed"))
        .startsWith("EXPIRED - flawed: test(")
        .contains("timed out after 5 seconds");
    AuditRun other = AuditRun.of(OtherThreadTimeoutTestCase.class);
    assertThat(other.message("EXPIRED - flawed"))
        .startsWith("EXPIRED - flawed: test(")
        .contains("timed out after 5 seconds");
  }

  static class TimeoutTestCase {
    private static final AtomicInteger CALLS = new AtomicInteger();

    @ClientAudit(only = EXPIRED)
    @Timeout(value = 5, unit = TimeUnit.SECONDS)
    void test(TlsServer server, @Trusting SSLContext trust) throws Exception {
      if (CALLS.getAndIncrement() == 0) {
        RawClient.get(trust, server.uri());
      } else {
        new CountDownLatch(1).await();
      }
    }
  }

  static class OtherThreadTimeoutTestCase {
    private static final AtomicInteger CALLS = new AtomicInteger();

    @ClientAudit(only = EXPIRED)
    @Timeout(value = 5, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
    void test(TlsServer server, @Trusting SSLContext trust) throws Exception {
      if (CALLS.getAndIncrement() == 0) {
        RawClient.get(trust, server.uri());
      } else {
        new CountDownLatch(1).await();
      }
    }
  }
}
