// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import org.mapiosgi.binding.win32.internal.codec.Abi;
import org.mapiosgi.binding.win32.internal.codec.BlockBuilder;
import org.mapiosgi.binding.win32.internal.codec.PropEncoder;
import org.mapiosgi.binding.win32.internal.crash.NativeCrash;
import org.mapiosgi.spi.NativeContentsCollector;
import org.mapiosgi.spi.NativeHierarchyCollector;
import org.mapiosgi.spi.flight.FlightEventType;

/** Holds the parts that all MAPI objects of this process share. */
record MapiProcess(
    MapiLibrary library,
    ThreadLeases leases,
    LiveObjects live,
    Buffers buffers,
    AdviseSinks sinks,
    JavaObjects<Collecting<NativeContentsCollector>> collectors,
    JavaObjects<Collecting<NativeHierarchyCollector>> hierarchyCollectors,
    Violations violations,
    NativeCrash crash,
    FlightEventType calls) {

  static MapiProcess of(MapiLibrary library, NativeCrash crash, FlightEventType calls) {
    LiveObjects live = new LiveObjects();
    Violations violations = new Violations();
    return new MapiProcess(
        library,
        new ThreadLeases(violations),
        live,
        new Buffers(library, live),
        new AdviseSinks(violations),
        new ContentsCollectors(violations).objects(),
        new HierarchyCollectors(violations).objects(),
        violations,
        crash,
        calls);
  }

  BlockBuilder block() {
    return new BlockBuilder(Abi.ofPointerSize(com.sun.jna.Native.POINTER_SIZE));
  }

  PropEncoder encoder(BlockBuilder block) {
    return new PropEncoder(block, NativeCode.ansi());
  }
}
