// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.example.internal;

import java.util.function.BiConsumer;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The demo: there only where the launcher was told to run it. Works on a thread of its own, because
 * it stops the bundle that MAPI comes from, and SCR's threads must not wait for that.
 */
@Component(
    service = {},
    immediate = true)
public final class DemoRun {
  /** Made by SCR; starts the demo and returns. */
  @Activate
  public DemoRun(
      BundleContext context,
      @Reference(target = "(&(mapi.launcher=exit)(mapi.command=demo))")
          BiConsumer<Integer, String> exit) {
    DemoScript script = new DemoScript(context, DemoScript.timeout(context));
    Thread thread =
        new Thread(
            () -> {
              DemoScript.Result result = script.run();
              exit.accept(result.exitCode(), result.line());
            },
            "mapi-demo");
    thread.setDaemon(true);
    thread.start();
  }
}
