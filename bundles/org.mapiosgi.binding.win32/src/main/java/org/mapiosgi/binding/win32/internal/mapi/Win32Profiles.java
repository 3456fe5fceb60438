// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.profile.ProfileInfo;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.binding.win32.internal.codec.BlockBuilder;
import org.mapiosgi.spi.NativeProfiles;
import org.mapiosgi.spi.NativeServiceAdmin;

/** IProfAdmin. */
final class Win32Profiles extends ComObject implements NativeProfiles {
  private static final int PR_DISPLAY_NAME_ID = 0x3001;
  private static final int PR_DEFAULT_PROFILE_ID = 0x3D04;
  private static final int ROWS_AT_ONCE = 50;
  private static final @Nullable Pointer NO_WINDOW = null; // ulUIParam 0
  private static final @Nullable Pointer NO_PASSWORD = null;

  Win32Profiles(MapiProcess mapi, Pointer self) {
    super(mapi, "IProfAdmin", self);
  }

  @Override
  MapiMethod lastError() {
    return MapiMethod.PROF_ADMIN_GET_LAST_ERROR;
  }

  @Override
  public Win32Table getProfileTable() {
    return Win32Table.from(this, MapiMethod.PROF_ADMIN_GET_PROFILE_TABLE, 0);
  }

  List<ProfileInfo> profiles() {
    Win32Table table = getProfileTable();
    // The columns are left as they come: this table knows no MAPI_UNICODE, and whether the name is
    // PT_STRING8 or PT_UNICODE is the implementation's choice.
    try {
      List<ProfileInfo> profiles = new ArrayList<>();
      List<List<PropValue>> rows;
      do {
        rows = table.queryRows(ROWS_AT_ONCE);
        rows.forEach(row -> profiles.add(profile(row)));
      } while (!rows.isEmpty());
      return profiles;
    } finally {
      table.release();
    }
  }

  private static ProfileInfo profile(List<PropValue> row) {
    String name = "";
    boolean isDefault = false;
    for (PropValue value : row) {
      if (value.tag().id() == PR_DISPLAY_NAME_ID && value.value() instanceof String text) {
        name = text;
      } else if (value.tag().id() == PR_DEFAULT_PROFILE_ID
          && value.value() instanceof Boolean flag) {
        isDefault = flag;
      }
    }
    return ProfileInfo.of(name, isDefault);
  }

  @Override
  public void createProfile(String name, int flags) {
    MapiMethod method = MapiMethod.PROF_ADMIN_CREATE_PROFILE;
    BlockBuilder builder = mapi.block();
    int text = AnsiText.append(builder, operation(method), name);
    try (NativeBlock block = new NativeBlock(builder)) {
      call(method, block.at(text), NO_PASSWORD, NO_WINDOW, flags);
    }
  }

  @Override
  public void deleteProfile(String name) {
    MapiMethod method = MapiMethod.PROF_ADMIN_DELETE_PROFILE;
    BlockBuilder builder = mapi.block();
    int text = AnsiText.append(builder, operation(method), name);
    try (NativeBlock block = new NativeBlock(builder)) {
      call(method, block.at(text), 0);
    }
  }

  @Override
  public void copyProfile(String name, String copy, int flags) {
    twoNames(MapiMethod.PROF_ADMIN_COPY_PROFILE, name, copy, flags);
  }

  @Override
  public void renameProfile(String name, String newName) {
    twoNames(MapiMethod.PROF_ADMIN_RENAME_PROFILE, name, newName, 0);
  }

  private void twoNames(MapiMethod method, String name, String other, int flags) {
    BlockBuilder builder = mapi.block();
    int first = AnsiText.append(builder, operation(method), name);
    int second = AnsiText.append(builder, operation(method), other);
    try (NativeBlock block = new NativeBlock(builder)) {
      call(method, block.at(first), NO_PASSWORD, block.at(second), NO_WINDOW, flags);
    }
  }

  @Override
  public void setDefaultProfile(@Nullable String name) {
    MapiMethod method = MapiMethod.PROF_ADMIN_SET_DEFAULT_PROFILE;
    if (name == null) {
      call(method, null, 0);
      return;
    }
    BlockBuilder builder = mapi.block();
    int text = AnsiText.append(builder, operation(method), name);
    try (NativeBlock block = new NativeBlock(builder)) {
      call(method, block.at(text), 0);
    }
  }

  @Override
  public NativeServiceAdmin adminServices(String name, int flags) {
    MapiMethod method = MapiMethod.PROF_ADMIN_ADMIN_SERVICES;
    BlockBuilder builder = mapi.block();
    int text = AnsiText.append(builder, operation(method), name);
    int result = builder.reservePointer();
    try (NativeBlock block = new NativeBlock(builder)) {
      call(method, block.at(text), NO_PASSWORD, NO_WINDOW, flags, block.at(result));
      return new Win32ServiceAdmin(mapi, object(method, block.pointer(result)));
    }
  }
}
