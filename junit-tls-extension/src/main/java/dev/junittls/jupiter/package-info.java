/**
 * The JUnit extension: annotations that give each test authorities, certificates, servers and
 * clients of its own.
 *
 * <p>Begin with {@link dev.junittls.jupiter.TlsTest @TlsTest} on a test class and write what a test
 * needs as its parameters.
 */
@NullMarked
package dev.junittls.jupiter;

import org.jspecify.annotations.NullMarked;
