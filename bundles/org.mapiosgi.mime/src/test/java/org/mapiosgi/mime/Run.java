// SPDX-License-Identifier: Apache-2.0
import static org.junit.platform.engine.discovery.DiscoverySelectors.*;

import org.junit.platform.launcher.*;
import org.junit.platform.launcher.core.*;
import org.junit.platform.launcher.listeners.*;

public class Run {
  public static void main(String[] a) {
    var b = LauncherDiscoveryRequestBuilder.request();
    for (String c : a) b.selectors(selectClass("org.mapiosgi.mime." + c));
    var l = new SummaryGeneratingListener();
    LauncherFactory.create().execute(b.build(), l);
    var s = l.getSummary();
    System.out.println(
        "started " + s.getTestsStartedCount() + " failed " + s.getTestsFailedCount());
    for (var f : s.getFailures())
      System.out.println(
          "FAIL "
              + f.getTestIdentifier().getDisplayName()
              + " "
              + f.getTestIdentifier().getUniqueId().replaceAll(".*/", "")
              + ": "
              + String.valueOf(f.getException()).replaceAll("\\s*\\n\\s*", " | "));
  }
}
