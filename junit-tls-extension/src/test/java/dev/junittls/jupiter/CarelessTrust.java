package dev.junittls.jupiter;

import java.net.Socket;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/** A trust manager somebody wrote, which forgets something; for clients and servers alike. */
abstract class CarelessTrust extends X509ExtendedTrustManager {

  /**
   * Decides.
   *
   * @param host the name the client asked for; empty where a client is judged
   */
  abstract void check(X509Certificate[] chain, String authType, String host) throws Exception;

  private void decide(X509Certificate[] chain, String authType, String host)
      throws CertificateException {
    try {
      check(chain, authType, host);
    } catch (CertificateException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new CertificateException(e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    decide(chain, authType, ((SSLSocket) socket).getHandshakeSession().getPeerHost());
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    decide(chain, authType, engine.getPeerHost());
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    decide(chain, authType, "");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    decide(chain, authType, "");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    decide(chain, authType, "");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    decide(chain, authType, "");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  static X509TrustManager everything() {
    return new CarelessTrust() {
      @Override
      void check(X509Certificate[] chain, String authType, String host) {}
    };
  }

  /** Lets those in whose chain ends in a name that is known; looks at names and dates only. */
  static X509TrustManager knownNames(KeyStore trust) {
    return new CarelessTrust() {
      @Override
      void check(X509Certificate[] chain, String authType, String host) throws Exception {
        for (X509Certificate each : chain) {
          each.checkValidity();
        }
        if (!Checks.anchors(trust).stream()
            .map(X509Certificate::getSubjectX500Principal)
            .anyMatch(chain[chain.length - 1].getIssuerX500Principal()::equals)) {
          throw new CertificateException("not one of ours");
        }
        Checks.name(chain[0], host);
      }
    };
  }

  /** Validates the path by hand, and forgets what the certificate is for. */
  static X509TrustManager anyUsage(KeyStore trust) {
    return new CarelessTrust() {
      @Override
      void check(X509Certificate[] chain, String authType, String host) throws Exception {
        Checks.path(chain, trust);
        Checks.name(chain[0], host);
      }
    };
  }

  /** Knows the subject it expects, and that is all it looks at. */
  static X509TrustManager subject(String expected) {
    return new CarelessTrust() {
      @Override
      void check(X509Certificate[] chain, String authType, String host) throws Exception {
        if (!chain[0].getSubjectX500Principal().getName().equals(expected)) {
          throw new CertificateException("not " + expected);
        }
      }
    };
  }
}
