// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.rules;

import java.util.List;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.rule.FlagRule;
import org.mapiosgi.spi.NativeProfiles;
import org.mapiosgi.spi.NativeServiceAdmin;

/** Checks the flag words of profile administration (R4, R43). */
public final class ProfileRules {
  private static final int KNOWN_CREATE =
      NativeProfiles.MAPI_DEFAULT_SERVICES | NativeProfiles.MAPI_DIALOG;
  private static final int SERVICE_UI =
      NativeServiceAdmin.SERVICE_UI_ALWAYS | NativeServiceAdmin.SERVICE_UI_ALLOWED;
  private static final int CONFIG_FLAGS = 0x66010003; // PR_PROFILE_CONFIG_FLAGS
  private static final int READ_ONLY_UI = 0x8; // MSG_SERVICE_UI_READ_ONLY
  private static final int NO_RESTART_WARNING = 0x80; // SERVICE_NO_RESTART_WARNING

  private final Violations violations;

  /** Rules whose breaking is noted. */
  public ProfileRules(Violations violations) {
    this.violations = violations;
  }

  /** IProfAdmin::CreateProfile. */
  public void create(String operation, int flags) {
    check(operation, flags, KNOWN_CREATE, NativeProfiles.MAPI_DIALOG);
  }

  /** IProfAdmin::CopyProfile and AdminServices. */
  public void open(String operation, int flags) {
    check(operation, flags, NativeProfiles.MAPI_DIALOG, NativeProfiles.MAPI_DIALOG);
  }

  /** IMsgServiceAdmin::CreateMsgService and ConfigureMsgService. */
  public void service(String operation, int flags) {
    int dialogs = SERVICE_UI | READ_ONLY_UI;
    check(operation, flags, dialogs | NO_RESTART_WARNING, dialogs);
  }

  /** Checks values that ConfigureMsgService and IProfSect::SetProps write into a profile. */
  public void settings(String operation, List<PropValue> values) {
    for (PropValue value : values) {
      if (value.tag().tag() == CONFIG_FLAGS && value.value() instanceof Integer flags) {
        List<FlagRule> broken = FlagRule.broken(FlagRule.Word.PROFILE_CONFIG_FLAGS, flags, true);
        if (!broken.isEmpty()) {
          throw violations.refuse(
              "R4",
              operation,
              HResult.named("MAPI_E_USER_CANCEL"),
              "PR_PROFILE_CONFIG_FLAGS would make the service ask a person: " + broken,
              "a service has nobody to ask; leave the bits out");
        }
      }
    }
  }

  private void check(String operation, int flags, int known, int dialogs) {
    if ((flags & dialogs) != 0) {
      throw violations.refuse(
          "R4",
          operation,
          HResult.named("MAPI_E_USER_CANCEL"),
          String.format("a flag asks for a dialog: 0x%08X", flags & dialogs),
          "a service has nobody to ask; leave the flag out");
    }
    if ((flags & ~known) != 0) {
      throw violations.refuse(
          "R43",
          operation,
          HResult.UNKNOWN_FLAGS,
          String.format("no such flag: 0x%08X", flags & ~known),
          "profile administration knows no MAPI_UNICODE either");
    }
  }
}
