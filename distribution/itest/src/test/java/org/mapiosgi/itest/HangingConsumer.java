// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.mapiosgi.api.MapiSession;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;

/**
 * A consumer as nobody should write one: its unit of work never ends, whoever interrupts it. Runs
 * in the packaged distribution, in a bundle of its own.
 */
public final class HangingConsumer implements BundleActivator, ServiceListener {
  static final String SAYS = "hanging consumer: it hangs now";

  private BundleContext context;

  /** Made by the framework. */
  public HangingConsumer() {}

  /** The jar to drop into {@code bundle/}. */
  static void writeTo(Path jar) {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", "hanging.consumer");
    main.putValue("Bundle-Version", "1.0.0");
    main.putValue("Bundle-Activator", HangingConsumer.class.getName());
    main.putValue("Import-Package", "org.osgi.framework,org.mapiosgi.api,org.osgi.util.promise");
    String entry = HangingConsumer.class.getName().replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        InputStream code = HangingConsumer.class.getClassLoader().getResourceAsStream(entry)) {
      out.putNextEntry(new JarEntry(entry));
      code.transferTo(out);
      out.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void start(BundleContext bundle) throws Exception {
    context = bundle;
    bundle.addServiceListener(this, "(objectClass=" + MapiSession.class.getName() + ")");
  }

  @Override
  public void serviceChanged(ServiceEvent event) {
    if (event.getType() == ServiceEvent.REGISTERED) {
      MapiSession session = (MapiSession) context.getService(event.getServiceReference());
      session.submit(mapi -> hang());
    }
  }

  private static Void hang() {
    System.out.println(SAYS);
    CountDownLatch never = new CountDownLatch(1);
    while (never.getCount() > 0) {
      try {
        never.await();
      } catch (InterruptedException e) {
        // it is not to be ended by asking
      }
    }
    return null;
  }

  @Override
  public void stop(BundleContext bundle) {
    bundle.removeServiceListener(this);
  }
}
