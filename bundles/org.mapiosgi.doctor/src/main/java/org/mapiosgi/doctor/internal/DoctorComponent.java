// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor.internal;

import org.mapiosgi.doctor.Diagnosis;
import org.mapiosgi.doctor.Doctor;
import org.mapiosgi.doctor.internal.look.Examination;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** The {@link Doctor} as a service. */
@Component(service = Doctor.class)
public final class DoctorComponent implements Doctor {
  private final Examination examination;

  /** Called by SCR. */
  @Activate
  public DoctorComponent(BundleContext context, @Reference ServiceComponentRuntime components) {
    examination = new Examination(context, components);
  }

  @Override
  public Diagnosis examine() {
    return examination.examine();
  }
}
