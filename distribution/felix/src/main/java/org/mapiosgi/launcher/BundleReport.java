// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/** Which bundles did not start, and whether that is to be expected on this machine. */
final class BundleReport implements FrameworkListener {
  private static final String NATIVE = "osgi.native";

  private final Map<Bundle, Throwable> errors = new HashMap<>();
  private final List<String> notInstalled = new ArrayList<>();

  /**
   * How the bundles started.
   *
   * @param active how many did
   * @param foreign names of those made for another platform
   * @param faulty the others, each with its reason
   */
  record Result(int active, List<String> foreign, List<String> faulty) {}

  @Override
  public synchronized void frameworkEvent(FrameworkEvent event) {
    if (event.getType() == FrameworkEvent.ERROR) {
      errors.putIfAbsent(event.getBundle(), event.getThrowable());
    }
  }

  synchronized void cannotInstall(Path jar, BundleException error) {
    notInstalled.add(jar + " cannot be installed: " + reason(error));
  }

  synchronized Result of(Bundle framework) {
    int active = 0;
    List<String> foreign = new ArrayList<>();
    List<String> faulty = new ArrayList<>(notInstalled);
    for (Bundle bundle : framework.getBundleContext().getBundles()) {
      if (bundle == framework || bundle.getState() == Bundle.ACTIVE || neverActive(bundle)) {
        if (bundle.getSymbolicName() == null) {
          faulty.add(
              bundle.getLocation().replaceFirst("^reference:", "")
                  + " is no OSGi bundle: there is no Bundle-SymbolicName in its manifest");
        } else if (bundle != framework) {
          active++;
        }
        continue;
      }
      if (!onThisPlatform(bundle, framework)) {
        foreign.add(name(bundle));
      } else {
        faulty.add(name(bundle) + " did not start: " + reason(errors.get(bundle)));
      }
    }
    return new Result(active, List.copyOf(foreign), List.copyOf(faulty));
  }

  static boolean fragment(Bundle bundle) {
    return bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
  }

  private static boolean neverActive(Bundle bundle) {
    boolean lazy = bundle.getHeaders().get(Constants.BUNDLE_ACTIVATIONPOLICY) != null;
    return fragment(bundle) || (lazy && bundle.getState() == Bundle.STARTING);
  }

  /** Whether the bundle's native requirements are met by the framework. */
  static boolean onThisPlatform(Bundle bundle, Bundle framework) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    List<BundleCapability> offered =
        framework.adapt(BundleRevision.class).getDeclaredCapabilities(NATIVE);
    for (BundleRequirement wanted : revision.getDeclaredRequirements(NATIVE)) {
      boolean optional = "optional".equals(wanted.getDirectives().get("resolution"));
      if (!optional && offered.stream().noneMatch(wanted::matches)) {
        return false;
      }
    }
    return true;
  }

  private static String name(Bundle bundle) {
    String symbolicName = bundle.getSymbolicName();
    return (symbolicName == null ? bundle.getLocation() : symbolicName) + " " + bundle.getVersion();
  }

  private static String reason(Throwable error) {
    if (error == null) {
      return "no reason was given";
    }
    if (error instanceof BundleException e && e.getType() == BundleException.RESOLVE_ERROR) {
      // Felix says everything twice.
      return e.getMessage().replaceFirst(" Unresolved requirements:.*", "");
    }
    Throwable cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause == error ? error.toString() : error.getMessage() + ", because of " + cause;
  }
}
