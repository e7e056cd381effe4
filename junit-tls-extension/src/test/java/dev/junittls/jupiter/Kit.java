package dev.junittls.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs test classes that are not part of the build and says what became of them. */
final class Kit {

  static final Map<String, String> CONCURRENT =
      Map.of(
          "junit.jupiter.execution.parallel.enabled", "true",
          "junit.jupiter.execution.parallel.mode.default", "concurrent",
          "junit.jupiter.execution.parallel.config.strategy", "fixed",
          "junit.jupiter.execution.parallel.config.fixed.parallelism", "8");

  private Kit() {}

  static EngineExecutionResults run(Class<?>... testClasses) {
    return run(Map.of(), testClasses);
  }

  static EngineExecutionResults run(Map<String, String> configuration, Class<?>... testClasses) {
    return EngineTestKit.engine("junit-jupiter")
        .configurationParameters(configuration)
        .selectors(
            Stream.of(testClasses)
                .map(each -> selectClass(each))
                .toArray(org.junit.platform.engine.discovery.ClassSelector[]::new))
        .execute();
  }

  static void passes(int tests, Class<?>... testClasses) {
    allPassed(tests, run(testClasses));
  }

  static void allPassed(int tests, EngineExecutionResults results) {
    assertThat(failures(results)).isEmpty();
    assertThat(results.testEvents().succeeded().count()).isEqualTo(tests);
  }

  /** What the one thing threw that failed. */
  static Throwable failure(Class<?> testClass) {
    List<Throwable> failures = failures(run(testClass));
    assertThat(failures).hasSize(1);
    return failures.get(0);
  }

  static List<Throwable> failures(EngineExecutionResults results) {
    return results.allEvents().finished().stream()
        .map(Kit::thrown)
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Throwable> thrown(Event finished) {
    return finished
        .getPayload(TestExecutionResult.class)
        .flatMap(TestExecutionResult::getThrowable);
  }
}
