package dev.wsproof.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;

/** The shape of the whole program as the design draws it. */
@AnalyzeClasses(packages = "dev.wsproof", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final Set<String> STREAMS = Set.of("out", "err", "in");

  @ArchTest
  static final ArchRule onlyTransportAndTheTesteeKnowNetty =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.wsproof.transport..",
              "dev.wsproof.cli.testee..",
              "dev.wsproof.cli.modes..",
              "dev.wsproof.cli.web..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.netty..");

  @ArchTest
  static final ArchRule theTesteeKnowsNothingOfOurs =
      noClasses()
          .that()
          .resideInAPackage("dev.wsproof.cli.testee..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.wsproof..")
                  .and(DescribedPredicate.not(resideInAPackage("dev.wsproof.cli.testee.."))));

  @ArchTest
  static final ArchRule onlyTheCommandLinePrints =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.wsproof.cli..")
          .should()
          .accessTargetWhere(
              DescribedPredicate.describe(
                  "is a standard stream",
                  (JavaAccess<?> access) ->
                      access.getTargetOwner().isEquivalentTo(System.class)
                          && STREAMS.contains(access.getTarget().getName())))
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Console.class, FileDescriptor.class);

  @ArchTest
  static final ArchRule onlyTheCommandLineEndsTheProcess =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.wsproof.cli..")
          .should()
          .callMethod(System.class, "exit", int.class);

  @ArchTest
  static final ArchRule theEngineTouchesNoFile =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.wsproof.wire..",
              "dev.wsproof.handshake..",
              "dev.wsproof.deflate..",
              "dev.wsproof.script..",
              "dev.wsproof.engine..",
              "dev.wsproof.observe..",
              "dev.wsproof.verdict..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("java.nio.file..", "java.nio.channels..")
                  .or(resideInAPackage("java.io").and(DescribedPredicate.not(harmless()))));

  @ArchTest
  static final ArchRule theJudgeIsPure =
      noClasses()
          .that()
          .resideInAnyPackage("dev.wsproof.verdict..", "dev.wsproof.script..", "dev.wsproof.wire..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.wsproof.engine..",
              "dev.wsproof.transport..",
              "dev.wsproof.run..",
              "java.net..",
              "java.util.concurrent..");

  @ArchTest
  static final ArchRule theCoreKnowsNoCatalogueReportOrCommand =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.wsproof.cases..",
              "dev.wsproof.report..",
              "dev.wsproof.cli..",
              "dev.wsproof.junit..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.wsproof.cases..", "dev.wsproof.report..", "dev.wsproof.cli..");

  @ArchTest
  static final ArchRule reportsKnowNoCatalogue =
      noClasses()
          .that()
          .resideInAPackage("dev.wsproof.report..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.wsproof.cases..", "dev.wsproof.cli..");

  @ArchTest
  static final ArchRule theCatalogueKnowsNoReportAndRunsNothing =
      noClasses()
          .that()
          .resideInAPackage("dev.wsproof.cases..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.wsproof.report..",
              "dev.wsproof.cli..",
              "dev.wsproof.run..",
              "dev.wsproof.transport..");

  @ArchTest
  static final ArchRule onlyTheJunitFaceKnowsJunit =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.wsproof.junit..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.junit..", "org.opentest4j..", "dev.wsproof.junit..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("dev.wsproof.(**)").should().beFreeOfCycles();

  /** What of {@code java.io} has nothing to do with files. */
  private static DescribedPredicate<JavaClass> harmless() {
    return DescribedPredicate.describe(
        "without files",
        type ->
            type.isAssignableTo(InputStream.class)
                    && !type.getName().equals("java.io.FileInputStream")
                || type.isAssignableTo(OutputStream.class)
                    && !type.getName().equals("java.io.FileOutputStream")
                || type.isAssignableTo(Exception.class)
                || type.getName().equals("java.io.Serializable"));
  }
}
