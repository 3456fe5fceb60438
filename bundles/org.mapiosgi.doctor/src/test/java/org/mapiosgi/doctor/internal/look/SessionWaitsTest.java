// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor.internal.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.Severity;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.dto.BundleDTO;
import org.osgi.framework.dto.ServiceReferenceDTO;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.SatisfiedReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

class SessionWaitsTest {
  private final SessionWaits waits = new SessionWaits(List.of("default", "billing"));

  private List<Finding> references(ComponentConfigurationDTO found) {
    ComponentDescriptionDTO description = new ComponentDescriptionDTO();
    description.name = "com.example.InvoiceReader";
    description.bundle = new BundleDTO();
    description.bundle.symbolicName = "com.example.invoices";
    return waits.references(
        answering(
            ServiceComponentRuntime.class,
            Map.of(
                "getComponentDescriptionDTOs",
                List.of(description),
                "getComponentConfigurationDTOs",
                List.of(found))));
  }

  private static ComponentConfigurationDTO waiting(String target) {
    UnsatisfiedReferenceDTO reference = new UnsatisfiedReferenceDTO();
    reference.target = target;
    ComponentConfigurationDTO found = new ComponentConfigurationDTO();
    found.unsatisfiedReferences = new UnsatisfiedReferenceDTO[] {reference};
    return found;
  }

  private static ComponentConfigurationDTO optional(String target, ServiceReferenceDTO... bound) {
    SatisfiedReferenceDTO reference = new SatisfiedReferenceDTO();
    reference.target = target;
    reference.boundServices = bound;
    ComponentConfigurationDTO found = new ComponentConfigurationDTO();
    found.satisfiedReferences = new SatisfiedReferenceDTO[] {reference};
    return found;
  }

  private static <T> T answering(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            SessionWaitsTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) ->
                answers.get(method.getName().equals("getProperty") ? args[0] : method.getName())));
  }

  @Test
  void aReferenceToASessionThatNobodyConfiguredIsNamedWithBundleAndComponent() {
    assertThat(references(waiting("(mapi.session=defualt)")))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
              assertThat(finding.bundle()).contains("com.example.invoices");
              assertThat(finding.component()).contains("com.example.InvoiceReader");
              assertThat(finding.text()).contains("'defualt'");
              assertThat(finding.remedy().orElse("")).contains("perhaps 'default' was meant");
            });
  }

  @Test
  void anOptionalReferenceThatIsUnboundIsNamedToo() {
    String target = "(&(mapi.binding=win32)(mapi.session=archive))";
    assertThat(references(optional(target))).hasSize(1);
    assertThat(references(optional(target, new ServiceReferenceDTO()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(mapi.session=default)",
        "(mapi.session=bill*)",
        "(|(mapi.session=default)(mapi.session=billing))",
        "(!(mapi.session=archive))",
        "(mapi.profile=archive)"
      })
  void aReferenceThatCanBeSatisfiedIsNoFinding(String target) {
    assertThat(references(waiting(target))).isEmpty();
  }

  private static ServiceReference<?> listener(Map<String, Object> properties) {
    Map<String, Object> answers = new java.util.HashMap<>(properties);
    answers.put(
        "getBundle", answering(Bundle.class, Map.of("getSymbolicName", "com.example.invoices")));
    return answering(ServiceReference.class, answers);
  }

  @Test
  void aListenerToASessionThatNobodyConfiguredIsNamedWithBundleAndComponent() {
    ServiceReference<?> wrong =
        listener(
            Map.of(
                "mapi.session",
                new String[] {"billing", "bilingg"},
                "component.name",
                "com.example.MailWatch"));
    ServiceReference<?> right = listener(Map.of("mapi.session", List.of("default")));
    ServiceReference<?> all = listener(Map.of());
    assertThat(waits.listeners(List.of(wrong, right, all)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.subject()).isEqualTo("listener com.example.MailWatch");
              assertThat(finding.text()).contains("'bilingg'");
              assertThat(finding.bundle()).contains("com.example.invoices");
              assertThat(finding.component()).contains("com.example.MailWatch");
              assertThat(finding.remedy().orElse("")).contains("perhaps 'billing' was meant");
            });
  }
}
