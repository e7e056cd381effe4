package dev.junittls.jupiter;

import org.junit.jupiter.api.extension.Extension;

// skeleton
public final class TlsExtension implements Extension {
  public TlsExtension() {}
}
