// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor.internal.look;

import java.util.List;
import java.util.Objects;
import org.mapiosgi.api.status.Finding;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;

/** Finds bundles that should have started and did not. */
final class BundleFindings {
  private static final String NATIVE = "osgi.native";

  private BundleFindings() {}

  /** Examines the bundles, without those whose start level is not reached yet. */
  static List<Finding> of(List<Bundle> bundles) {
    int reached =
        bundles.stream()
            .map(bundle -> bundle.adapt(FrameworkStartLevel.class))
            .filter(Objects::nonNull)
            .mapToInt(FrameworkStartLevel::getStartLevel)
            .findFirst()
            .orElse(0);
    // While the framework starts, the bundles of the level that it is at may still be waiting.
    boolean starting =
        bundles.stream()
            .anyMatch(bundle -> bundle.getBundleId() == 0 && bundle.getState() == Bundle.STARTING);
    int done = starting ? reached - 1 : reached;
    return bundles.stream()
        .filter(bundle -> bundle.getBundleId() != 0)
        .filter(bundle -> shouldRun(bundle, done))
        .filter(bundle -> onThisPlatform(bundle, bundles))
        .map(BundleFindings::notStarted)
        .toList();
  }

  private static boolean shouldRun(Bundle bundle, int done) {
    boolean started =
        bundle.getState() == Bundle.ACTIVE
            || bundle.getState() == Bundle.STARTING
            || bundle.getState() == Bundle.UNINSTALLED;
    boolean fragment = bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
    BundleStartLevel level = bundle.adapt(BundleStartLevel.class);
    return !started
        && !fragment
        && level != null
        && level.isPersistentlyStarted()
        && level.getStartLevel() <= done;
  }

  private static boolean onThisPlatform(Bundle bundle, List<Bundle> bundles) {
    List<BundleCapability> offered =
        bundles.stream()
            .filter(each -> each.getBundleId() == 0)
            .map(framework -> framework.adapt(BundleRevision.class))
            .filter(Objects::nonNull)
            .flatMap(revision -> revision.getDeclaredCapabilities(NATIVE).stream())
            .toList();
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    return revision == null
        || revision.getDeclaredRequirements(NATIVE).stream()
            .filter(wanted -> !"optional".equals(wanted.getDirectives().get("resolution")))
            .allMatch(wanted -> offered.stream().anyMatch(wanted::matches));
  }

  private static Finding notStarted(Bundle bundle) {
    String name = Objects.requireNonNullElse(bundle.getSymbolicName(), bundle.getLocation());
    boolean unresolved = bundle.getState() == Bundle.INSTALLED;
    Finding.Builder finding =
        name.startsWith(ComponentFindings.OURS)
            ? Finding.error("bundle " + name, why(unresolved))
            : Finding.warning("bundle " + name, why(unresolved));
    return finding
        .remedy(
            unresolved
                ? "install the bundles that it imports packages from; the log names them"
                : "find the error of this bundle in the log, correct it and start the bundle")
        .bundle(name)
        .build();
  }

  private static String why(boolean unresolved) {
    return unresolved
        ? "it is not started, because something that it requires is missing"
        : "it is not started, because its start failed";
  }
}
