// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor.internal.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.pump.MessagePump;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.MapiSubsystem;
import org.mapiosgi.api.status.Severity;
import org.mapiosgi.doctor.internal.look.ConfigurationFindings.Configured;
import org.osgi.framework.dto.BundleDTO;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

class ComponentFindingsTest {
  private static List<Finding> findings(
      String bundle, String pid, List<Configured> configured, ComponentConfigurationDTO... found) {
    ComponentDescriptionDTO description = new ComponentDescriptionDTO();
    description.bundle = new BundleDTO();
    description.bundle.symbolicName = bundle;
    description.configurationPid = new String[] {pid};
    description.properties = Map.of("deadline.seconds", 60, "send", true);
    ReferenceDTO reference = new ReferenceDTO();
    reference.name = "binding";
    description.references = new ReferenceDTO[] {reference};
    ServiceComponentRuntime components =
        (ServiceComponentRuntime)
            Proxy.newProxyInstance(
                ComponentFindingsTest.class.getClassLoader(),
                new Class<?>[] {ServiceComponentRuntime.class},
                (proxy, method, args) ->
                    method.getName().equals("getComponentDescriptionDTOs")
                        ? List.of(description)
                        : List.of(found));
    return new ComponentFindings(
            components,
            () -> List.of("emulator"),
            "/here/conf",
            () -> configured,
            () -> List.of("org.mapiosgi.binding.win32"))
        .look();
  }

  private static List<Finding> findings(
      String bundle, String pid, ComponentConfigurationDTO... found) {
    return findings(bundle, pid, List.of(), found);
  }

  private static ComponentConfigurationDTO configuration(int state) {
    ComponentConfigurationDTO found = new ComponentConfigurationDTO();
    found.state = state;
    found.properties =
        Map.of(
            "service.pid",
            "org.mapiosgi.session~billing",
            "felix.fileinstall.filename",
            "file:/conf/billing.cfg");
    found.unsatisfiedReferences = new UnsatisfiedReferenceDTO[0];
    return found;
  }

  private static ComponentConfigurationDTO withoutBinding(String target) {
    ComponentConfigurationDTO found =
        configuration(ComponentConfigurationDTO.UNSATISFIED_REFERENCE);
    UnsatisfiedReferenceDTO reference = new UnsatisfiedReferenceDTO();
    reference.name = "binding";
    reference.target = target;
    found.unsatisfiedReferences = new UnsatisfiedReferenceDTO[] {reference};
    return found;
  }

  @Test
  void aRefusedConfigurationIsNamedWithItsFileAndTheInnermostCause() {
    ComponentConfigurationDTO found = configuration(ComponentConfigurationDTO.FAILED_ACTIVATION);
    found.failure =
        """
        java.lang.reflect.InvocationTargetException
        \tat org.example.Made.up(Made.java:1)
        Caused by: java.lang.IllegalArgumentException: lanes is 0, but must be 1 to 64
        \tat org.example.Made.up(Made.java:2)
        """;
    assertThat(findings("org.mapiosgi.lifecycle", MapiSession.PID, found))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.subject()).endsWith("org.mapiosgi.session~billing");
              assertThat(finding.text()).isEqualTo("lanes is 0, but must be 1 to 64");
              assertThat(finding.remedy().orElse("")).contains("file:/conf/billing.cfg");
            });
  }

  @Test
  void aMissingBindingIsNamedWithTheFilterThatPinsIt() {
    ComponentConfigurationDTO found = withoutBinding("(mapi.binding=win32)");
    assertThat(findings("org.mapiosgi.lifecycle", MapiSubsystem.PID, found))
        .singleElement()
        .extracting(Finding::text)
        .asString()
        .contains("(mapi.binding=win32)")
        .contains("there is emulator");
  }

  @Test
  void aFilterThatIsNoneIsNamedAsItWasWritten() {
    ComponentConfigurationDTO found = withoutBinding("(&(invalid.target=cannot be resolved))");
    found.properties =
        Map.of(
            "binding.target",
            "(mapi.binding=emulator",
            "felix.fileinstall.filename",
            "file:/conf/subsystem.cfg");
    assertThat(findings("org.mapiosgi.lifecycle", MapiSubsystem.PID, found))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.text())
                  .startsWith(
                      "binding.target is '(mapi.binding=emulator', which is no valid LDAP filter");
              assertThat(finding.remedy().orElse("")).contains("file:/conf/subsystem.cfg");
            });
  }

  @Test
  void aConfigurationThatNeverCameIsNamedWithTheDirectoryToPutItIn() {
    assertThat(findings("org.mapiosgi.lifecycle", MapiSubsystem.PID))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.text()).contains("no configuration org.mapiosgi.subsystem");
              assertThat(finding.remedy().orElse(""))
                  .isEqualTo("add org.mapiosgi.subsystem.cfg to /here/conf");
            });
    assertThat(findings("org.mapiosgi.lifecycle", MapiSession.PID)).isEmpty();
  }

  @Test
  void theAbsenceOfAnyConfigurationIsNamed() {
    ComponentConfigurationDTO none =
        configuration(ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION);
    assertThat(findings("org.mapiosgi.lifecycle", MapiSubsystem.PID, none))
        .singleElement()
        .extracting(Finding::text)
        .asString()
        .contains(MapiSubsystem.PID);
    assertThat(findings("org.mapiosgi.lifecycle", MapiSession.PID, none))
        .singleElement()
        .extracting(Finding::text)
        .isEqualTo("no session is configured");
  }

  @Test
  void othersComponentsAreNoneOfItsBusiness() {
    ComponentConfigurationDTO found = configuration(ComponentConfigurationDTO.FAILED_ACTIVATION);
    assertThat(findings("com.example.consumer", "com.example", found)).isEmpty();
  }

  private static ComponentConfigurationDTO active(Map<String, Object> properties) {
    ComponentConfigurationDTO found = configuration(ComponentConfigurationDTO.ACTIVE);
    found.properties = new HashMap<>(found.properties);
    found.properties.putAll(properties);
    return found;
  }

  @Test
  void aKeyThatNobodyKnowsIsNamedWithTheNearestOneAndTheFile() {
    assertThat(
            findings(
                "org.mapiosgi.lifecycle",
                MapiSession.PID,
                active(
                    Map.of(
                        "deadine.seconds",
                        "5",
                        "binding.target",
                        "(a=b)",
                        "component.id",
                        7L,
                        "service.factoryPid",
                        MapiSession.PID))))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
              assertThat(finding.subject()).isEqualTo("configuration org.mapiosgi.session~billing");
              assertThat(finding.text()).contains("no key 'deadine.seconds'");
              assertThat(finding.remedy().orElse(""))
                  .isEqualTo("perhaps deadline.seconds was meant in file:/conf/billing.cfg");
            });
  }

  @Test
  void aKeyThatIsNearNoOtherComesWithAllThatThereAre() {
    assertThat(findings("org.mapiosgi.lifecycle", MapiSession.PID, active(Map.of("xyz", "5"))))
        .singleElement()
        .extracting(finding -> finding.remedy().orElse(""))
        .asString()
        .startsWith("the keys are binding.target, deadline.seconds, send");
  }

  @Test
  void aPumpMayHaveKeysOfItsConsumersOwn() {
    assertThat(findings("org.mapiosgi.pump", MessagePump.PID, active(Map.of("purpose", "mail"))))
        .isEmpty();
    assertThat(findings("org.mapiosgi.pump", MessagePump.PID, active(Map.of("sned", "false"))))
        .singleElement()
        .extracting(finding -> finding.remedy().orElse(""))
        .asString()
        .startsWith("perhaps send was meant");
  }

  @Test
  void aWordThatIsTakenForFalseIsNamed() {
    assertThat(
            findings(
                "org.mapiosgi.example", "org.mapiosgi.example", active(Map.of("send", "ture"))))
        .singleElement()
        .extracting(Finding::text)
        .isEqualTo("send is 'ture' and is taken for false");
    assertThat(
            findings(
                "org.mapiosgi.example", "org.mapiosgi.example", active(Map.of("send", "TRUE"))))
        .isEmpty();
  }

  @Test
  void aConfigurationThatNobodyReadsIsNamedWithTheOneThatWasMeant() {
    List<Configured> configured =
        List.of(
            new Configured("org.mapiosgi.sesion~a", "org.mapiosgi.sesion", "file:/sesion-a.cfg"),
            new Configured("org.mapiosgi.session~b", MapiSession.PID, ""),
            new Configured("org.mapiosgi.binding.win32", "", ""),
            new Configured("com.example", "", ""));
    assertThat(findings("org.mapiosgi.lifecycle", MapiSession.PID, configured, active(Map.of())))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.subject()).isEqualTo("configuration org.mapiosgi.sesion~a");
              assertThat(finding.text()).isEqualTo("nobody reads it, from file:/sesion-a.cfg");
              assertThat(finding.remedy().orElse(""))
                  .contains("perhaps org.mapiosgi.session was meant");
            });
  }
}
