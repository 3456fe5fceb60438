// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher.service;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.win32.StdCallLibrary;
import com.sun.jna.win32.W32APIOptions;

/** advapi32.dll: services and rights; named as the headers name them, in their wide form. */
interface Advapi32 extends StdCallLibrary {
  static Advapi32 load() {
    return Native.load("advapi32", Advapi32.class, W32APIOptions.UNICODE_OPTIONS);
  }

  /** Null on failure. */
  Pointer OpenSCManager(String machine, String database, int access);

  /** Null on failure. */
  Pointer OpenService(Pointer manager, String name, int access);

  /** Null on failure. */
  Pointer CreateService(
      Pointer manager,
      String name,
      String display,
      int access,
      int type,
      int startType,
      int errorControl,
      String command,
      String group,
      Pointer tag,
      String dependencies,
      String account,
      Pointer password);

  boolean CloseServiceHandle(Pointer handle);

  boolean DeleteService(Pointer service);

  boolean StartService(Pointer service, int count, Pointer arguments);

  boolean ControlService(Pointer service, int control, Pointer status);

  boolean QueryServiceStatusEx(
      Pointer service, int level, Pointer into, int size, IntByReference needed);

  boolean QueryServiceConfig(Pointer service, Pointer into, int size, IntByReference needed);

  boolean ChangeServiceConfig2(Pointer service, int level, Pointer info);

  boolean QueryServiceConfig2(
      Pointer service, int level, Pointer into, int size, IntByReference needed);

  boolean ConvertStringSecurityDescriptorToSecurityDescriptor(
      String text, int revision, PointerByReference descriptor, IntByReference size);

  boolean ConvertSecurityDescriptorToStringSecurityDescriptor(
      Pointer descriptor,
      int revision,
      int information,
      PointerByReference text,
      IntByReference length);

  boolean GetSecurityDescriptorDacl(
      Pointer descriptor,
      IntByReference present,
      PointerByReference list,
      IntByReference defaulted);

  /** An error of Windows; 0 for none. */
  int GetNamedSecurityInfo(
      String name,
      int type,
      int information,
      PointerByReference owner,
      PointerByReference group,
      PointerByReference list,
      PointerByReference audit,
      PointerByReference descriptor);

  /** An error of Windows; 0 for none. */
  int SetNamedSecurityInfo(
      String name,
      int type,
      int information,
      Pointer owner,
      Pointer group,
      Pointer list,
      Pointer audit);

  boolean LookupAccountName(
      String system,
      String account,
      Pointer sid,
      IntByReference sidSize,
      Pointer domain,
      IntByReference domainSize,
      IntByReference use);

  boolean ConvertSidToStringSid(Pointer sid, PointerByReference text);
}
