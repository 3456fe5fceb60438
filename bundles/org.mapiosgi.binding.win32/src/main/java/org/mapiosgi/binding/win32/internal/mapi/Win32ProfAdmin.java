// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import org.mapiosgi.api.profile.ProfileInfo;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.binding.win32.internal.codec.BlockBuilder;

/** IProfAdmin. */
final class Win32ProfAdmin extends ComObject {
  private static final int PR_DISPLAY_NAME_ID = 0x3001;
  private static final int PR_DEFAULT_PROFILE_ID = 0x3D04;
  private static final int ROWS_AT_ONCE = 50;

  Win32ProfAdmin(MapiProcess mapi, Pointer self) {
    super(mapi, "IProfAdmin", self);
  }

  @Override
  MapiMethod lastError() {
    return MapiMethod.PROF_ADMIN_GET_LAST_ERROR;
  }

  List<ProfileInfo> profiles() {
    BlockBuilder builder = mapi.block();
    int result = builder.reservePointer();
    MapiMethod method = MapiMethod.PROF_ADMIN_GET_PROFILE_TABLE;
    Win32Table table;
    try (NativeBlock block = new NativeBlock(builder)) {
      call(method, 0, block.at(result));
      table = new Win32Table(mapi, object(method, block.pointer(result)));
    }
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
    return new ProfileInfo(name, isDefault);
  }
}
