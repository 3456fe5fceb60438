// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.profile.MapiProfiles;
import org.mapiosgi.api.profile.ProfileInfo;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.MapiSubsystem;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.binding.emulator.Fault;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.mapiosgi.spi.NativeMapi;
import org.mapiosgi.spi.NativeProfiles;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeServiceAdmin;
import org.mapiosgi.spi.NativeTable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.test.common.annotation.InjectBundleContext;

/** Profiles by configuration, and that a secret in one is seen by its message service alone. */
class ProfileTest {
  private static final String SECRET = "correct horse battery staple";
  private static final String SERVICE = "MSUPST MS";
  private static final PropTag<Object> PASSWORD = PropTag.of(0x6703001E);

  @InjectBundleContext BundleContext context;
  private Fixture fixture;
  private ConfigurationAdmin admin;
  private final List<Configuration> profiles = new ArrayList<>();
  private final PrintStream out = System.out;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  @BeforeEach
  void open() throws Exception {
    System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
    fixture = new Fixture(context);
    admin = fixture.service(ConfigurationAdmin.class, "(objectClass=*)");
    fixture.configure(
        MapiEmulator.PID, Map.of("message.services", new String[] {"MSEMS", SERVICE}));
  }

  @AfterEach
  void close() throws Exception {
    for (Configuration each : profiles) {
      each.delete();
    }
    fixture.close();
    System.setOut(out);
    out.print(log.toString(StandardCharsets.UTF_8));
  }

  private Configuration configureProfile(String name, Map<String, Object> more) throws Exception {
    Configuration configuration = admin.getFactoryConfiguration(MapiProfiles.PID, name, "?");
    profiles.add(configuration);
    update(configuration, more);
    return configuration;
  }

  private static void update(Configuration configuration, Map<String, Object> more)
      throws Exception {
    Map<String, Object> all = new HashMap<>(more);
    all.putIfAbsent("address", MapiEmulator.DEFAULT_ADDRESS);
    configuration.update(org.osgi.framework.FrameworkUtil.asDictionary(all));
  }

  private static Map<String, Object> withSecret(String value) {
    return Map.of("service", SERVICE, "secret.0x6703001E", value);
  }

  @Test
  void aSessionOfAProfileThatThereIsNotYetComesUp() throws Exception {
    fixture.configureSession("one", Map.of("profile", "billing"));
    fixture.configureSubsystem(Map.of());
    fixture.awaitSession("one", SessionState.REFUSED);
    Configuration declared = configureProfile("billing", Map.of());
    MapiSession session = fixture.session("one");
    assertThat(session.name()).isEqualTo("one");
    declared.delete();
    profiles.clear();
    MapiProfiles service = fixture.service(MapiProfiles.class, "(mapi.binding=emulator)");
    assertThat(service.list().getValue()).extracting(ProfileInfo::name).contains("billing");
    stopClean();
    fixture.gone(MapiProfiles.class, "(objectClass=*)");
  }

  @Test
  void aSecretIsInterpolatedAndSeenByItsServiceAlone() throws Exception {
    configureProfile("billing", withSecret("$[secret:of-a-test]"));
    fixture.configureSession("one", Map.of("profile", "billing"));
    fixture.configureSubsystem(Map.of());
    assertThat(fixture.session("one").name()).isEqualTo("one");
    assertThat(passwordInTheProfile()).isEqualTo(SECRET);
    assertThat(nowhere()).isEmpty();
    stopClean();
  }

  @Test
  void aSecretIsNotSeenWhereItsServiceFailsEither() throws Exception {
    try (Fault fault =
        fixture
            .emulator()
            .on("IMsgServiceAdmin::ConfigureMsgService")
            .onwards()
            .fail(HResult.named("MAPI_E_EXTENDED_ERROR"))) {
      configureProfile("billing", withSecret("$[secret:of-a-test]"));
      fixture.configureSession("one", Map.of("profile", "billing"));
      fixture.configureSubsystem(Map.of());
      fixture.awaitSession(
          "one",
          status ->
              status.reason().map(Reason::sentence).orElse("").contains("could not be created"));
      assertThat(fault.hits()).isPositive();
      assertThat(nowhere()).isEmpty();
      assertThat(fixture.status("one").state()).isEqualTo(SessionState.DOWN);
    }
    stopClean();
  }

  @Test
  void aSecretThatIsMissingOrPlainIsRefusedByTheNameOfItsKey() throws Exception {
    Configuration declared = configureProfile("billing", withSecret("$[secret:none-of-that-name]"));
    fixture.configureSubsystem(Map.of());
    awaitProblem("secret.0x6703001E has a placeholder that nothing has replaced");
    update(declared, withSecret(SECRET));
    awaitProblem("secret.0x6703001E holds the secret itself");
    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("holds the secret itself")
        .doesNotContain(SECRET);
    update(declared, withSecret("$[secret:of-a-test]"));
    Fixture.waiting()
        .until(
            () ->
                fixture.subsystem().findings().stream()
                    .anyMatch(finding -> finding.text().equals("it was created")));
    assertThat(fixture.subsystem().findings())
        .extracting(Finding::text)
        .noneMatch(text -> text.contains("secret.0x"));
    stopClean();
  }

  private void awaitProblem(String words) {
    Fixture.waiting()
        .until(
            () ->
                fixture.subsystem().findings().stream()
                    .anyMatch(finding -> finding.text().contains(words)));
  }

  private void stopClean() throws Exception {
    MapiSubsystem subsystem = fixture.subsystem();
    MapiEmulator emulator = fixture.emulator();
    for (Configuration each : profiles) {
      each.delete();
    }
    profiles.clear();
    admin.getConfiguration(MapiSubsystem.PID, "?").delete();
    Fixture.assertClean(subsystem, emulator);
  }

  /** What the emulator's service was configured with, as a MAPI client of its own would read it. */
  private String passwordInTheProfile() {
    NativeMapi mapi = fixture.emulator().load();
    mapi.initialize(NativeMapi.MAPI_NT_SERVICE);
    NativeProfiles all = mapi.adminProfiles();
    NativeServiceAdmin services = all.adminServices("billing", 0);
    NativeTable table = services.getMsgServiceTable();
    PropTag<Object> name = PropTag.of(0x3D09001E);
    PropTag<Binary> uid = PropTag.binary(0x3D0C);
    table.setColumns(List.of(name, uid));
    Binary found =
        table.queryRows(10).stream()
            .filter(row -> row.get(0).value().equals(SERVICE))
            .map(row -> uid.valueType().fromWire(row.get(1).value()))
            .findFirst()
            .orElseThrow();
    NativeProps section = services.openProfileSection(found, 0);
    PropValue value = section.getProps(List.of(PASSWORD)).get(0);
    section.release();
    table.release();
    services.release();
    all.release();
    mapi.uninitialize();
    return (String) value.value();
  }

  /** Each place where the secret can be seen and should not. */
  private List<String> nowhere() throws Exception {
    List<String> seen = new ArrayList<>();
    look(seen, "the log", log.toString(StandardCharsets.UTF_8));
    look(seen, "status", fixture.subsystem().status().toString());
    look(seen, "findings", fixture.subsystem().findings().toString());
    look(seen, "calls", fixture.emulator().calls().toString());
    for (ServiceReference<?> reference : context.getAllServiceReferences(null, null)) {
      for (String key : reference.getPropertyKeys()) {
        look(seen, "property " + key + " of " + reference, text(reference.getProperty(key)));
      }
      Object service = reference.getBundle() == null ? null : context.getService(reference);
      if (service != null && service.getClass().getName().startsWith("org.mapiosgi")) {
        look(seen, "service " + reference, String.valueOf(service));
      }
    }
    ServiceComponentRuntime scr = fixture.service(ServiceComponentRuntime.class, "(objectClass=*)");
    scr.getComponentDescriptionDTOs()
        .forEach(
            description ->
                scr.getComponentConfigurationDTOs(description)
                    .forEach(each -> look(seen, "component " + description.name, each.toString())));
    Thread.getAllStackTraces().keySet().forEach(thread -> look(seen, "thread", thread.getName()));
    lookAtBeans(seen);
    assertThat(admin.listConfigurations(null))
        .as("configurations as they are kept")
        .allSatisfy(each -> look(seen, "configuration", String.valueOf(each.getProperties())));
    return seen;
  }

  private static void lookAtBeans(List<String> seen) throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    for (ObjectName name : server.queryNames(null, null)) {
      for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
        try {
          look(seen, name + " " + attribute, text(server.getAttribute(name, attribute.getName())));
        } catch (JMException | RuntimeMBeanException e) {
          look(seen, name + " " + attribute, e.toString()); // not supported here
        }
      }
    }
  }

  private static String text(Object value) {
    return value instanceof Object[] array ? Arrays.deepToString(array) : String.valueOf(value);
  }

  private static void look(List<String> seen, String where, String text) {
    if (text.contains(SECRET)) {
      seen.add(where);
    }
  }

  @Test
  void theServiceRefusesByName() throws Exception {
    fixture.configureSubsystem(Map.of());
    fixture.configureSession("one", Map.of());
    fixture.session("one");
    MapiProfiles service = fixture.service(MapiProfiles.class, "(mapi.binding=emulator)");
    Throwable failure = service.delete(MapiEmulator.DEFAULT_PROFILE).getFailure();
    assertThat(failure)
        .isInstanceOf(MapiException.class)
        .hasMessageContaining("is in use: session one has it");
    stopClean();
  }
}
