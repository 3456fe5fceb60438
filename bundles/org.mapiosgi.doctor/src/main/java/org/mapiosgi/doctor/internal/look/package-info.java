// SPDX-License-Identifier: Apache-2.0
/**
 * Contains the examinations. Each class examines one thing and returns findings. No class knows an
 * output format.
 */
@NullMarked
package org.mapiosgi.doctor.internal.look;

import org.jspecify.annotations.NullMarked;
