// SPDX-License-Identifier: Apache-2.0
/**
 * Contains the components of the doctor: the service, the watch that writes new findings to the
 * log, and the launcher's command {@code doctor}.
 */
@NullMarked
package org.mapiosgi.doctor.internal;

import org.jspecify.annotations.NullMarked;
