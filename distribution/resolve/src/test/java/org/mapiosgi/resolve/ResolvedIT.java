// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;

/** A consumer's name is enough for a resolver to find all that the consumer needs. */
class ResolvedIT {
  private static final String EMULATOR = "org.mapiosgi.binding.emulator";
  private static final String CONFIGURATION_ADMIN = "org.osgi.service.cm.ConfigurationAdmin";

  @ParameterizedTest
  @ValueSource(strings = {"first-bundle.bndrun", "example.bndrun"})
  void theNameOfAConsumerBringsMapiAPumpAndABinding(String bndrun) {
    assertThat(Resolution.of(bndrun).names())
        .contains(
            "org.mapiosgi.lifecycle",
            "org.mapiosgi.pump",
            "org.mapiosgi.model",
            "org.apache.felix.scr",
            "org.apache.felix.configadmin")
        .containsAnyOf(EMULATOR, "org.mapiosgi.binding.win32");
  }

  @Test
  void theBundleForTestsNeedsNoJUnit() {
    assertThat(Resolution.of("testing.bndrun").names())
        .contains("org.mapiosgi.testing", "org.mapiosgi.lifecycle", EMULATOR)
        .noneMatch(name -> name.contains("junit"));
  }

  @Test
  void theFirstBundleReadsTheInbox(@TempDir Path directory) throws Exception {
    // Windows has two bindings to choose from, and the other needs Outlook.
    assumeThat(Resolution.of("first-bundle.bndrun").names()).contains(EMULATOR);
    Path mailbox = Files.createDirectory(directory.resolve("mailbox"));
    Files.writeString(
        mailbox.resolve("a.eml"),
        "From: anna@example.com\r\nSubject: Invoice 4711\r\n\r\ntext\r\n");
    Framework framework =
        new FrameworkFactory()
            .newFramework(
                Map.of(
                    Constants.FRAMEWORK_STORAGE,
                    directory.resolve("storage").toString(),
                    Constants.FRAMEWORK_STORAGE_CLEAN,
                    Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT));
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      framework.start();
      start(framework.getBundleContext(), Resolution.of("first-bundle.bndrun"));
      configure(framework.getBundleContext(), mailbox);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> printed.toString(StandardCharsets.UTF_8).contains("inbox: Invoice 4711"));
    } finally {
      System.setOut(console);
      framework.stop();
      assertThat(framework.waitForStop(60_000).getType()).isEqualTo(FrameworkEvent.STOPPED);
    }
  }

  private static void start(BundleContext context, Resolution resolution) throws BundleException {
    List<Bundle> installed = new ArrayList<>();
    for (Path file : resolution.files()) {
      installed.add(context.installBundle(file.toUri().toString()));
    }
    for (Bundle bundle : installed) {
      if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
        bundle.start();
      }
    }
  }

  private static void configure(BundleContext context, Path mailbox)
      throws ReflectiveOperationException, InvalidSyntaxException {
    // All: the class of this test's class path is another one than that of the bundles.
    ServiceReference<?> reference = context.getAllServiceReferences(CONFIGURATION_ADMIN, null)[0];
    Object admin = context.getService(reference);
    Class<?> type = reference.getBundle().loadClass(CONFIGURATION_ADMIN);
    update(
        type.getMethod("getConfiguration", String.class, String.class).invoke(admin, EMULATOR, "?"),
        Map.of("mailbox", mailbox.toString()),
        reference.getBundle());
    update(
        type.getMethod("getConfiguration", String.class, String.class)
            .invoke(admin, "org.mapiosgi.subsystem", "?"),
        Map.of("binding.target", "(mapi.binding=emulator)"),
        reference.getBundle());
    update(
        type.getMethod("getFactoryConfiguration", String.class, String.class, String.class)
            .invoke(admin, "org.mapiosgi.session", "default", "?"),
        Map.of("profile", "emulator"),
        reference.getBundle());
  }

  /** The bundles have classes of their own for configurations, so that this can only reflect. */
  private static void update(Object configuration, Map<String, String> values, Bundle bundle)
      throws ReflectiveOperationException {
    bundle
        .loadClass("org.osgi.service.cm.Configuration")
        .getMethod("update", Dictionary.class)
        .invoke(configuration, FrameworkUtil.asDictionary(values));
  }
}
