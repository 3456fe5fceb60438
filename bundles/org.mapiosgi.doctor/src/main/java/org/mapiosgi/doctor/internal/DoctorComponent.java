// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor.internal;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.LaneStatus;
import org.mapiosgi.api.status.LimitStatus;
import org.mapiosgi.api.status.SessionStatus;
import org.mapiosgi.api.status.SubsystemStatus;
import org.mapiosgi.doctor.Diagnosis;
import org.mapiosgi.doctor.Doctor;
import org.mapiosgi.doctor.Explainer;
import org.mapiosgi.doctor.Overview;
import org.mapiosgi.doctor.internal.look.AccountFindings;
import org.mapiosgi.doctor.internal.look.Examination;
import org.mapiosgi.doctor.internal.look.Pumps;
import org.mapiosgi.doctor.internal.look.SubsystemFindings;
import org.mapiosgi.doctor.internal.report.OverviewJson;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** The {@link Doctor}, the {@link Explainer} and the {@link Overview} as services. */
@Component(service = {Doctor.class, Explainer.class, Overview.class})
public final class DoctorComponent implements Doctor, Explainer, Overview {
  private final Examination examination;
  private final Pumps pumps = new Pumps(ManagementFactory.getPlatformMBeanServer());
  private final OverviewJson overview = new OverviewJson(this);

  /** Called by SCR. */
  @Activate
  public DoctorComponent(BundleContext context, @Reference ServiceComponentRuntime components) {
    examination = new Examination(context, components);
  }

  @Override
  public Diagnosis examine() {
    return examination.examine();
  }

  @Override
  public String json() {
    return overview.of(Instant.now(), examination.subsystem(), examination.examine(), pumps.read());
  }

  @Override
  public Finding explain(SubsystemStatus status) {
    return SubsystemFindings.of(status);
  }

  @Override
  public Finding explain(SessionStatus status) {
    return SubsystemFindings.of(status);
  }

  @Override
  public Finding explain(LaneStatus status) {
    return AccountFindings.of(status);
  }

  @Override
  public Finding explain(LimitStatus status) {
    return AccountFindings.of(status);
  }
}
