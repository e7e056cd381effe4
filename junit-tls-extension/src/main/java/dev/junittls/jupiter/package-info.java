@NullMarked
package dev.junittls.jupiter;

import org.jspecify.annotations.NullMarked;
