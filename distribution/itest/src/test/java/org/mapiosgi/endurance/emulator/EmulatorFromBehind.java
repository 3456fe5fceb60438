// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.endurance.emulator;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Function;
import javax.management.JMException;
import javax.management.ObjectName;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.mapiosgi.endurance.Mapi;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** The emulator, from behind. Finds it anew for each call: a call to none does nothing. */
public final class EmulatorFromBehind implements BundleActivator, Mapi {
  private static final HResult NETWORK_ERROR = HResult.named("MAPI_E_NETWORK_ERROR");

  private BundleContext context;

  /** Made by the framework. */
  public EmulatorFromBehind() {}

  @Override
  public void start(BundleContext bundle) {
    context = bundle;
    bundle.registerService(Mapi.class, this, null);
  }

  @Override
  public void stop(BundleContext bundle) {}

  private <T> T with(T otherwise, Function<MapiEmulator, T> act) {
    try {
      ServiceReference<MapiEmulator> reference = context.getServiceReference(MapiEmulator.class);
      MapiEmulator emulator = reference == null ? null : context.getService(reference);
      return emulator == null ? otherwise : act.apply(emulator);
    } catch (IllegalStateException e) {
      return otherwise; // the emulator is being updated, and this bundle stops with it
    }
  }

  @Override
  public void loseSessions() {
    with(
        0,
        emulator -> {
          emulator.loseSessions(HResult.END_OF_SESSION);
          return 0;
        });
  }

  @Override
  public void failCall(String call, int number) {
    with(null, emulator -> emulator.on(call).call(number).fail(NETWORK_ERROR));
  }

  @Override
  public void heal() {
    with(
        0,
        emulator -> {
          emulator.clearFaults();
          return 0;
        });
  }

  @Override
  public void deliver() {
    with(null, emulator -> emulator.deliver("sender@example.org", "endurance", "hello"));
  }

  @Override
  public void forgetCalls() {
    with(
        0,
        emulator -> {
          emulator.clearCalls();
          return 0;
        });
  }

  @Override
  public long objects() {
    return with(
        0L,
        emulator ->
            emulator.load().liveBuffers()
                + emulator.load().liveObjects().values().stream()
                    .mapToLong(Integer::longValue)
                    .sum());
  }

  @Override
  public long handles() {
    try {
      ObjectName system = new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME);
      return (Long)
          ManagementFactory.getPlatformMBeanServer()
              .getAttribute(system, "OpenFileDescriptorCount");
    } catch (JMException e) {
      return 0; // on Windows there is no such figure
    }
  }

  @Override
  public List<String> violations() {
    return with(
        List.of(),
        emulator -> emulator.load().violations().stream().map(Object::toString).toList());
  }
}
