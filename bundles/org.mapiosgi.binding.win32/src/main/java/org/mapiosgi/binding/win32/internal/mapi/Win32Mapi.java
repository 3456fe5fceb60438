// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Pointer;
import java.util.List;
import java.util.Map;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.profile.ProfileInfo;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.binding.win32.internal.codec.Abi;
import org.mapiosgi.binding.win32.internal.codec.BlockBuilder;
import org.mapiosgi.binding.win32.internal.codec.Field;
import org.mapiosgi.binding.win32.internal.codec.Struct;
import org.mapiosgi.binding.win32.internal.crash.NativeCrash;
import org.mapiosgi.spi.NativeMapi;
import org.mapiosgi.spi.NativeProfiles;
import org.mapiosgi.spi.NativeSession;
import org.mapiosgi.spi.flight.FlightEventType;

/** MAPI's flat functions, of the DLL that was loaded. */
final class Win32Mapi implements NativeMapi {
  private static final int MAX_PROFILE_NAME = 64; // cchProfileNameMax
  private static final int MAPI_INIT_VERSION = 0;

  private final MapiProcess mapi;
  private final Ole ole;

  /** OLE on the calling thread. */
  interface Ole {
    int initialize();

    void uninitialize();
  }

  Win32Mapi(MapiLibrary library, Ole ole, NativeCrash crash, FlightEventType calls) {
    this.mapi = MapiProcess.of(library, crash, calls);
    this.ole = ole;
  }

  @Override
  public void initialize(int flags) {
    BlockBuilder builder = mapi.block();
    Abi abi = builder.abi();
    int init = builder.reserve(Struct.MAPIINIT_0.size(abi));
    builder.u4(init + Field.MAPIINIT_VERSION.in(abi), MAPI_INIT_VERSION);
    builder.u4(init + Field.MAPIINIT_FLAGS.in(abi), flags);
    try (NativeBlock block = new NativeBlock(builder)) {
      check("MAPIInitialize", mapi.library().initialize(block.at(init)));
    }
    mapi.leases().initialized();
  }

  @Override
  public void uninitialize() {
    mapi.leases().requireForUninitialize();
    mapi.leases().uninitialized();
    Map<String, Integer> left = mapi.live().byInterface();
    if (mapi.leases().none() && !left.isEmpty()) {
      mapi.violations()
          .add(
              "R13",
              "MAPIUninitialize",
              "the last thread leaves while objects are not released: " + left,
              "release all objects before the session's Logoff");
    }
    mapi.library().uninitialize();
  }

  @Override
  public void oleInitialize() {
    mapi.leases().require("OleInitialize");
    check("OleInitialize", ole.initialize());
    mapi.leases().oleInitialized();
  }

  @Override
  public void oleUninitialize() {
    mapi.leases().requireForOleUninitialize();
    mapi.leases().oleUninitialized();
    ole.uninitialize();
  }

  @Override
  public List<ProfileInfo> profiles() {
    Win32Profiles admin = openProfiles();
    try {
      return admin.profiles();
    } finally {
      admin.release();
    }
  }

  @Override
  public NativeProfiles adminProfiles() {
    return openProfiles();
  }

  private Win32Profiles openProfiles() {
    mapi.leases().require("MAPIAdminProfiles");
    BlockBuilder builder = mapi.block();
    int result = builder.reservePointer();
    try (NativeBlock block = new NativeBlock(builder)) {
      check("MAPIAdminProfiles", mapi.library().adminProfiles(0, block.at(result)));
      return new Win32Profiles(mapi, object("MAPIAdminProfiles", block.pointer(result)));
    }
  }

  @Override
  public NativeSession logonEx(String profile, int flags) {
    mapi.leases().require("MAPILogonEx");
    if (profile.length() > MAX_PROFILE_NAME) {
      throw MapiException.of(
          "MAPILogonEx",
          HResult.INVALID_PARAMETER,
          "a profile name has at most "
              + MAX_PROFILE_NAME
              + " characters, this one has "
              + profile.length());
    }
    if ((flags & MAPI_UNICODE) == 0) {
      throw MapiException.of(
          "MAPILogonEx", HResult.INVALID_PARAMETER, "the profile name is passed in Unicode only");
    }
    BlockBuilder builder = mapi.block();
    int name = builder.appendUtf16(profile);
    int result = builder.reservePointer();
    try (NativeBlock block = new NativeBlock(builder)) {
      HResult hr = new HResult(mapi.library().logonEx(block.at(name), flags, block.at(result)));
      if (hr.isFailure()) {
        throw MapiException.of("MAPILogonEx", hr, "profile \"" + profile + "\"");
      }
      return new Win32Session(mapi, object("MAPILogonEx", block.pointer(result)));
    }
  }

  private static void check(String operation, int code) {
    HResult hr = new HResult(code);
    if (hr.isFailure()) {
      throw MapiException.of(operation, hr);
    }
  }

  private static Pointer object(String operation, long address) {
    if (address == 0) {
      throw MapiException.of(
          operation, HResult.CALL_FAILED, "the call succeeded and returned no object");
    }
    return new Pointer(address);
  }

  @Override
  public Map<String, Integer> liveObjects() {
    return mapi.live().byInterface();
  }

  @Override
  public int liveBuffers() {
    return mapi.live().liveBuffers();
  }

  @Override
  public int liveBuffers(Thread thread) {
    return mapi.live().liveBuffers(thread);
  }

  @Override
  public List<String> initializedThreads() {
    return mapi.leases().threads();
  }

  @Override
  public List<Finding> violations() {
    return mapi.violations().list();
  }
}
