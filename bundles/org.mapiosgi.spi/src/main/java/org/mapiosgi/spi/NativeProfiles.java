// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * IProfAdmin: the profiles of the account that the process runs as (R28).
 *
 * <p>No call takes a window handle or a password. Names go to MAPI in the ANSI code page: Outlook
 * does not take MAPI_UNICODE here (MFCMAPI, HrCreateProfile). A name that cannot be said in it
 * fails with MAPI_E_BAD_CHARWIDTH.
 */
@ProviderType
public interface NativeProfiles extends NativeObject {
  /** CreateProfile: MAPI_DEFAULT_SERVICES, the [Default Services] of MapiSvc.inf. */
  int MAPI_DEFAULT_SERVICES = 0x1;

  /** CreateProfile, CopyProfile, AdminServices: MAPI_DIALOG; never passed (R4). */
  int MAPI_DIALOG = 0x8;

  /** GetProfileTable: PR_DISPLAY_NAME and PR_DEFAULT_PROFILE. */
  NativeTable getProfileTable();

  /**
   * CreateProfile.
   *
   * @param flags {@link #MAPI_DEFAULT_SERVICES} or 0
   * @throws org.mapiosgi.api.error.MapiException MAPI_E_NO_ACCESS if there is one of that name
   */
  void createProfile(String name, int flags);

  /**
   * DeleteProfile. A profile with an active session is marked, and goes when that has ended.
   *
   * @throws org.mapiosgi.api.error.MapiException MAPI_E_NOT_FOUND if there is none
   */
  void deleteProfile(String name);

  /**
   * CopyProfile.
   *
   * @throws org.mapiosgi.api.error.MapiException MAPI_E_NOT_FOUND if there is none to copy,
   *     MAPI_E_NO_ACCESS if the new name exists
   */
  void copyProfile(String name, String copy, int flags);

  /** RenameProfile. A profile with an active session is renamed when that has ended. */
  void renameProfile(String name, String newName);

  /**
   * SetDefaultProfile.
   *
   * @param name null leaves the account without a default
   * @throws org.mapiosgi.api.error.MapiException MAPI_E_NOT_FOUND if there is none
   */
  void setDefaultProfile(@Nullable String name);

  /**
   * AdminServices.
   *
   * @param flags 0
   * @throws org.mapiosgi.api.error.MapiException MAPI_E_LOGON_FAILED if there is none
   */
  NativeServiceAdmin adminServices(String name, int flags);
}
