// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher.service;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rights of real files. Constants: accctrl.h, winnt.h, sddl.h. */
final class Win32Rights implements InstallationRights {
  private static final int SE_FILE_OBJECT = 1;
  private static final int DACL_SECURITY_INFORMATION = 0x4;
  private static final int PROTECTED_DACL_SECURITY_INFORMATION = 0x80000000;
  private static final int SDDL_REVISION_1 = 1;
  private static final int SID_SIZE = 68; // SECURITY_MAX_SID_SIZE
  private static final int DOMAIN_CHARACTERS = 256;

  private final Advapi32 advapi = Advapi32.load();
  private final Kernel32 kernel = Kernel32.load();
  private final ServiceControlManager errors;

  Win32Rights(ServiceControlManager errors) {
    this.errors = errors;
  }

  @Override
  public List<String> protect(List<Path> programs, List<Path> written, Account account)
      throws ServiceFailure {
    List<String> faults = new ArrayList<>();
    for (Path path : programs) {
      set(path, AccessList.PROGRAMS);
    }
    Optional<String> sid = sid(account.name());
    String ofWritten = sid.map(AccessList::writtenBy).orElse(AccessList.PRIVATE);
    for (Path path : written) {
      set(path, ofWritten);
    }
    if (sid.isEmpty()) {
      faults.add(
          "this machine cannot look up the account '"
              + account.name()
              + "': give it the right to modify "
              + written);
    }
    for (Path path : programs) {
      faults.addAll(faults(path, Set.of()));
    }
    for (Path path : written) {
      faults.addAll(faults(path, sid.map(Set::of).orElse(Set.of())));
    }
    return faults;
  }

  /** A line with the accounts that may change the file and should not; none if there are none. */
  List<String> faults(Path path, Set<String> trusted) throws ServiceFailure {
    if (!Files.exists(path)) {
      return List.of();
    }
    Set<String> strangers = AccessList.strangersWhoMayChange(descriptor(path), trusted);
    return strangers.isEmpty()
        ? List.of()
        : List.of(path + " can be changed by " + String.join(", ", strangers));
  }

  private void set(Path path, String descriptor) throws ServiceFailure {
    PointerByReference converted = new PointerByReference();
    if (!advapi.ConvertStringSecurityDescriptorToSecurityDescriptor(
        descriptor, SDDL_REVISION_1, converted, null)) {
      throw failed("reading the rights " + descriptor, Native.getLastError());
    }
    try {
      PointerByReference list = new PointerByReference();
      if (!advapi.GetSecurityDescriptorDacl(
          converted.getValue(), new IntByReference(), list, new IntByReference())) {
        throw failed("reading the rights " + descriptor, Native.getLastError());
      }
      int error =
          advapi.SetNamedSecurityInfo(
              path.toString(),
              SE_FILE_OBJECT,
              DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION,
              null,
              null,
              list.getValue(),
              null);
      if (error != 0) {
        throw failed("setting the rights of " + path, error);
      }
    } finally {
      Pointer unused = kernel.LocalFree(converted.getValue());
    }
  }

  /** The access control list in the security descriptor definition language. */
  String descriptor(Path path) throws ServiceFailure {
    PointerByReference descriptor = new PointerByReference();
    int error =
        advapi.GetNamedSecurityInfo(
            path.toString(),
            SE_FILE_OBJECT,
            DACL_SECURITY_INFORMATION,
            null,
            null,
            null,
            null,
            descriptor);
    if (error != 0) {
      throw failed("reading the rights of " + path, error);
    }
    try {
      PointerByReference text = new PointerByReference();
      if (!advapi.ConvertSecurityDescriptorToStringSecurityDescriptor(
          descriptor.getValue(), SDDL_REVISION_1, DACL_SECURITY_INFORMATION, text, null)) {
        throw failed("reading the rights of " + path, Native.getLastError());
      }
      return taken(text);
    } finally {
      Pointer unused = kernel.LocalFree(descriptor.getValue());
    }
  }

  /** The account's identifier; empty if this machine cannot look it up. */
  private Optional<String> sid(String account) {
    if (account.equals(Account.LOCAL_SYSTEM.name())) {
      return Optional.of("SY");
    }
    String local = account.startsWith(".\\") ? account.substring(2) : account;
    try (Memory sid = new Memory(SID_SIZE);
        Memory domain = new Memory(2L * DOMAIN_CHARACTERS)) {
      boolean found =
          advapi.LookupAccountName(
              null,
              local,
              sid,
              new IntByReference(SID_SIZE),
              domain,
              new IntByReference(DOMAIN_CHARACTERS),
              new IntByReference());
      PointerByReference text = new PointerByReference();
      return found && advapi.ConvertSidToStringSid(sid, text)
          ? Optional.of(taken(text))
          : Optional.empty();
    }
  }

  private String taken(PointerByReference text) {
    try {
      return text.getValue().getWideString(0);
    } finally {
      Pointer unused = kernel.LocalFree(text.getValue());
    }
  }

  private ServiceFailure failed(String what, int error) {
    return new ServiceFailure(
        what + " failed: " + errors.describe(error) + " (error " + error + ")", error);
  }
}
