// SPDX-License-Identifier: Apache-2.0
/**
 * A MAPI in memory, for every platform: the subsystem binding {@code mapi.binding=emulator}, and
 * what tests of consumers need to make it misbehave on purpose.
 *
 * <p>It is stricter than Windows. What it checks, and what it answers:
 *
 * <table>
 * <caption>The rules of MAPI's service mode in the emulator</caption>
 * <tr><th>rule</th><th>checked</th><th>answer, besides the recorded violation</th></tr>
 * <tr><td>R1</td><td>MAPIInitialize is the first call</td><td>MAPI_E_NOT_INITIALIZED</td></tr>
 * <tr><td>R2</td><td>MAPI_NT_SERVICE in both flag words or in none</td><td>MAPI_E_INVALID_PARAMETER</td></tr>
 * <tr><td>R3</td><td>MAPI_NO_MAIL with MAPI_NT_SERVICE</td><td>MAPI_E_INVALID_PARAMETER</td></tr>
 * <tr><td>R4</td><td>no flag that asks for a dialog, MDB_NO_DIALOG present</td><td>MAPI_E_USER_CANCEL</td></tr>
 * <tr><td>R5</td><td>MAPIINIT_0.ulFlags within 0x10009</td><td>MAPI_E_UNKNOWN_FLAGS</td></tr>
 * <tr><td>R6</td><td>each thread initialises for itself, and uninitialises before it ends</td><td>MAPI_E_NOT_INITIALIZED</td></tr>
 * <tr><td>R7</td><td>as many MAPIUninitialize as MAPIInitialize</td><td>MAPI_E_NOT_INITIALIZED</td></tr>
 * <tr><td>R8</td><td>the first initialising thread uninitialises last</td><td>none</td></tr>
 * <tr><td>R9</td><td>the first initialising thread pumps</td><td>notifications wait, and are lost when too many wait</td></tr>
 * <tr><td>R11</td><td>OleInitialize inside MAPIInitialize</td><td>none</td></tr>
 * <tr><td>R12</td><td>no multithreaded apartment without MAPI_NO_COINIT</td><td>RPC_E_CHANGED_MODE</td></tr>
 * <tr><td>R13</td><td>everything released before Logoff, nothing used after it or after Release</td><td>MAPI_E_INVALID_OBJECT</td></tr>
 * <tr><td>R14</td><td>children released first; 255 stores</td><td>MAPI_E_FAILONEPROVIDER above the limit</td></tr>
 * <tr><td>R15</td><td>each connection is given up by Unadvise</td><td>none; late notifications may come</td></tr>
 * <tr><td>R17</td><td>connection numbers are wider than 32 bits</td><td>none</td></tr>
 * <tr><td>R19</td><td>an uncoupled store keeps what is submitted</td><td>success, and the message stays in the Outbox</td></tr>
 * <tr><td>R20</td><td>nothing but Release after SubmitMessage</td><td>MAPI_E_INVALID_OBJECT</td></tr>
 * <tr><td>R22</td><td>MAPI_NEW_SESSION, and no MAPI_ALLOW_OTHERS, in a service</td><td>none</td></tr>
 * <tr><td>R23</td><td>no MAPI_LOGOFF_SHARED</td><td>none</td></tr>
 * <tr><td>R26</td><td>32 sessions</td><td>MAPI_E_LOGON_FAILED</td></tr>
 * <tr><td>R29</td><td>no call on a thread that impersonates</td><td>none</td></tr>
 * <tr><td>R43</td><td>no flag that MAPI does not know</td><td>MAPI_E_UNKNOWN_FLAGS</td></tr>
 * <tr><td>R44</td><td>one writing stream on a property, and no SetProps beside it</td><td>MAPI_E_NO_ACCESS</td></tr>
 * </table>
 *
 * <p>Profiles can be administered as MAPI's: MSEMS comes with its providers and asks for a dialog
 * until its flags say otherwise, a profile in use is deleted when its last session has ended, and
 * one whose Exchange service names another mailbox than the emulator's user does not open its
 * store.
 *
 * <p>Notifications are always delivered on the first initialising thread, also with
 * MAPI_MULTITHREAD_NOTIFICATIONS.
 */
@Export
@Version("1.3.0")
@NullMarked
package org.mapiosgi.binding.emulator;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
