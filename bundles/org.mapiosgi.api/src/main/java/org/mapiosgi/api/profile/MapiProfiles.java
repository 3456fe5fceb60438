// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.profile;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.util.promise.Promise;

/**
 * Administration of the MAPI profiles of the account that this process runs as (R28), without any
 * user interface (R4). The service exists exactly while MAPI is initialised; it needs no session.
 *
 * <p>Thread-safe; callable from any thread, never blocking. The work is done on a lane. The promise
 * never stays unresolved: it fails with a {@link org.mapiosgi.api.error.MapiException} when the
 * work could not be done, after two minutes with {@code MAPI_E_TIMEOUT}, and when MAPI goes down
 * with {@code MAPI_E_END_OF_SESSION}. Its callbacks run on a thread of the product's that may
 * block.
 *
 * <p>Names are compared without regard to case, as MAPI does. Those of new profiles have 1 to
 * {@value #LONGEST_NAME} characters: letters, digits, underscores, and spaces between them (Learn,
 * IProfAdmin::CreateProfile); a profile that is there already may have others.
 *
 * <p>Errors: {@code MAPI_E_NO_ACCESS} where a profile of the new name exists, where one that a
 * configured session uses is to be deleted or renamed, and where the account may not write its
 * profiles; {@code MAPI_E_NOT_FOUND} where there is no such profile, and where a message service is
 * not installed; {@code MAPI_E_INVALID_PARAMETER} for a name that cannot be. The message says
 * which.
 */
@ProviderType
public interface MapiProfiles {
  /** The factory PID of the configuration of a profile that the product creates by itself. */
  String PID = "org.mapiosgi.profile";

  /** The longest name (MAPIDefS.h, cchProfileNameMax). */
  int LONGEST_NAME = 64;

  /** The profiles of this account. */
  Promise<List<ProfileInfo>> list();

  /**
   * Creates a profile with its message services. Where a service cannot be added, the profile is
   * taken away again: there is a whole one or none.
   */
  Promise<Void> create(NewProfile profile);

  /** Copies a profile with its services and their settings; the copy is not the default. */
  Promise<Void> copy(String profile, String copy);

  /** Gives a profile another name. */
  Promise<Void> rename(String profile, String newName);

  /**
   * Deletes a profile. One that a client outside of this process uses goes when that has logged
   * off.
   */
  Promise<Void> delete(String profile);

  /** Makes a profile the one that Outlook takes without asking. */
  Promise<Void> setDefault(String profile);

  /** Leaves the account without a default profile. */
  Promise<Void> clearDefault();

  /** The message services of a profile, with their providers, in MAPI's order. */
  Promise<List<MessageService>> services(String profile);
}
