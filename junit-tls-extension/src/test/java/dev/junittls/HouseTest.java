package dev.junittls;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Timer;
import java.util.concurrent.Executors;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The laws of the house: who may know whom, and what nobody may touch. */
class HouseTest {

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.junittls");

  @Test
  void arrows_point_down_only() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("dev.junittls..")
        .layer("jupiter")
        .definedBy("dev.junittls.jupiter")
        .layer("assertj")
        .definedBy("dev.junittls.assertj")
        .layer("mockwebserver")
        .definedBy("dev.junittls.mockwebserver")
        .layer("peer")
        .definedBy("dev.junittls.peer")
        .layer("handshake")
        .definedBy("dev.junittls.handshake")
        .layer("pki")
        .definedBy("dev.junittls.pki")
        .whereLayer("jupiter")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("assertj")
        .mayOnlyBeAccessedByLayers("jupiter")
        .whereLayer("mockwebserver")
        .mayOnlyBeAccessedByLayers("jupiter")
        .whereLayer("peer")
        .mayOnlyBeAccessedByLayers("jupiter", "assertj", "mockwebserver")
        .whereLayer("handshake")
        .mayOnlyBeAccessedByLayers("jupiter", "assertj", "mockwebserver", "peer")
        .check(HOUSE);
  }

  @ParameterizedTest
  @CsvSource({
    "org.bouncycastle.., dev.junittls.pki",
    "org.assertj.., dev.junittls.assertj",
    "okhttp3.., dev.junittls.mockwebserver",
    "mockwebserver3.., dev.junittls.mockwebserver",
    "org.junit.., dev.junittls.jupiter",
  })
  void each_library_is_known_to_one_package(String library, String importer) {
    noClasses()
        .that()
        .resideOutsideOfPackage(importer)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(HOUSE);
  }

  @Test
  void pki_and_handshake_open_no_socket_and_start_no_thread() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.junittls.pki", "dev.junittls.handshake")
        .should()
        .accessTargetWhere(
            target(
                    owner(
                        assignableTo(SocketFactory.class)
                            .or(assignableTo(ServerSocketFactory.class))
                            .or(assignableTo(ServerSocket.class))
                            .or(assignableTo(Executors.class))
                            .or(assignableTo(Timer.class))))
                .or(constructionOf(Socket.class))
                .or(constructionOf(Thread.class)))
        .check(HOUSE);
  }

  @Test
  void nothing_jvm_wide_is_touched() {
    noClasses()
        .should()
        .accessTargetWhere(
            call(Security.class, "addProvider")
                .or(call(Security.class, "insertProviderAt"))
                .or(call(Security.class, "removeProvider"))
                .or(call(Security.class, "setProperty"))
                .or(call(System.class, "setProperty"))
                .or(call(System.class, "setProperties"))
                .or(call(System.class, "clearProperty"))
                .or(call(SSLContext.class, "setDefault"))
                .or(call(HttpsURLConnection.class, "setDefaultHostnameVerifier"))
                .or(call(HttpsURLConnection.class, "setDefaultSSLSocketFactory")))
        .check(HOUSE);
  }

  @Test
  void constants_of_public_enums_can_be_imported_statically_side_by_side() {
    List<String> constants = new ArrayList<>();
    for (JavaClass type : HOUSE) {
      if (type.isEnum() && type.getModifiers().contains(JavaModifier.PUBLIC)) {
        Arrays.stream(type.reflect().getEnumConstants())
            .forEach(constant -> constants.add(((Enum<?>) constant).name()));
      }
    }
    assertThat(constants).hasSizeGreaterThan(50).doesNotHaveDuplicates();
  }

  private static DescribedPredicate<JavaAccess<?>> constructionOf(Class<?> type) {
    return target(owner(type(type))).and(target(name("<init>")));
  }

  private static DescribedPredicate<JavaAccess<?>> call(Class<?> type, String method) {
    return target(owner(type(type))).and(target(name(method)));
  }
}
