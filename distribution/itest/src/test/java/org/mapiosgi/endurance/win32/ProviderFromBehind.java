// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.endurance.win32;

import com.sun.jna.Native;
import com.sun.jna.WString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.mapiosgi.endurance.Mapi;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** The reference provider, from behind. */
public final class ProviderFromBehind implements BundleActivator, Mapi {
  /** System property: the path of the provider's library. */
  private static final String LIBRARY = "endurance.provider";

  private static final String PROFILE = "service";
  private static final int MOST_TEXT = 8192;
  private static final String END_OF_SESSION = "0x80040200";
  private static final String NETWORK_ERROR = "0x80040115";

  private final Handles handles = new Handles();
  private ProviderControl provider;

  /** Made by the framework. */
  public ProviderFromBehind() {}

  @Override
  public void start(BundleContext bundle) {
    provider = Native.load(System.getProperty(LIBRARY), ProviderControl.class);
    bundle.registerService(Mapi.class, this, null);
  }

  @Override
  public void stop(BundleContext bundle) {}

  private void faults(String list) {
    if (!provider.MapiRefFaults(list)) {
      throw new IllegalArgumentException("the provider does not understand " + list);
    }
  }

  @Override
  public void loseSessions() {
    faults(
        CALLS.stream()
            .map(call -> call + "#1+=" + END_OF_SESSION)
            .collect(Collectors.joining(",")));
  }

  @Override
  public void failCall(String call, int number) {
    faults(call + "#" + number + "=" + NETWORK_ERROR);
  }

  @Override
  public void heal() {
    provider.MapiRefDisarm();
  }

  @Override
  public void deliver() {
    boolean unused = provider.MapiRefDeliver(new WString(PROFILE), new WString("endurance"));
  }

  @Override
  public void forgetCalls() {
    // It counts them only.
  }

  @Override
  public long objects() {
    return (long) provider.MapiRefObjects() + provider.MapiRefBuffers();
  }

  @Override
  public long handles() {
    return handles.ofThisProcess();
  }

  @Override
  public List<String> violations() {
    byte[] text = new byte[MOST_TEXT];
    int length = provider.MapiRefViolations(text, text.length);
    return new String(text, 0, Math.min(length, text.length - 1), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }
}
