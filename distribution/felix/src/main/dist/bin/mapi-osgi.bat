@echo off
rem SPDX-License-Identifier: Apache-2.0
rem Starts mapi-osgi with the Java of JAVA_HOME, or the one on the PATH, and manages its Windows service.
setlocal DisableDelayedExpansion
for %%I in ("%~dp0..") do set "MAPI_HOME=%%~fI"
if /i "%~1"=="service" goto service

rem ---- run, demo, doctor, rules, version, help -------------------------------------------------
if defined JAVA_HOME goto java_home
set "MAPI_JAVA=java.exe"
for %%I in (java.exe) do if "%%~$PATH:I"=="" goto no_java
goto java_found
:java_home
set "MAPI_JAVA=%JAVA_HOME%\bin\java.exe"
if not exist "%MAPI_JAVA%" goto wrong_java_home
:java_found
call :read_options
"%MAPI_JAVA%" %MAPI_OPTIONS% %JAVA_OPTS% -jar "%MAPI_HOME%\lib\mapi-osgi-launcher.jar" %*
exit /b %ERRORLEVEL%

:no_java
echo mapi-osgi: no java.exe on the PATH and JAVA_HOME is not set; install Java 17 or newer 1>&2
exit /b 1

:wrong_java_home
echo mapi-osgi: JAVA_HOME is "%JAVA_HOME%", but there is no bin\java.exe in it; set it to a Java 17 or newer 1>&2
exit /b 1

rem Each line of conf\jvm.options that is not empty and no comment is an option.
:read_options
set "MAPI_OPTIONS="
set "MAPI_SERVICE_OPTIONS="
if not exist "%MAPI_HOME%\conf\jvm.options" exit /b 0
for /f "usebackq eol=# delims=" %%L in ("%MAPI_HOME%\conf\jvm.options") do call :add_option "%%L"
exit /b 0
:add_option
set "MAPI_OPTIONS=%MAPI_OPTIONS% %1"
set MAPI_SERVICE_OPTIONS=%MAPI_SERVICE_OPTIONS% \"%~1\"
exit /b 0

rem ---- service ---------------------------------------------------------------------------------
:service
set "MAPI_ACTION=%~2"
set "MAPI_SERVICE=mapi-osgi"
set "MAPI_USER="
set "MAPI_PASSWORD="
set "MAPI_CONF="
set "MAPI_DATA="
set "MAPI_STARTUP=auto"
set "MAPI_STOP_TIMEOUT=60"
shift
shift
:service_arguments
if "%~1"=="" goto service_arguments_done
if /i "%~1"=="--user" goto service_user
if /i "%~1"=="--password" goto service_password
if /i "%~1"=="--startup" goto service_startup
if /i "%~1"=="--stop-timeout" goto service_stop_timeout
if /i "%~1"=="--conf" goto service_conf
if /i "%~1"=="--data" goto service_data
set "MAPI_WORD=%~1"
if "%MAPI_WORD:~0,1%"=="-" goto service_unknown_option
set "MAPI_SERVICE=%~1"
shift
goto service_arguments
:service_user
if "%~2"=="" goto service_no_value
set "MAPI_USER=%~2"
shift
shift
goto service_arguments
:service_password
if "%~2"=="" goto service_no_value
set "MAPI_PASSWORD=%~2"
shift
shift
goto service_arguments
:service_startup
if "%~2"=="" goto service_no_value
set "MAPI_STARTUP=%~2"
shift
shift
goto service_arguments
:service_stop_timeout
if "%~2"=="" goto service_no_value
set "MAPI_STOP_TIMEOUT=%~2"
shift
shift
goto service_arguments
:service_conf
if "%~2"=="" goto service_no_value
set "MAPI_CONF=%~f2"
shift
shift
goto service_arguments
:service_data
if "%~2"=="" goto service_no_value
set "MAPI_DATA=%~f2"
shift
shift
goto service_arguments

:service_arguments_done
if /i "%MAPI_ACTION%"=="install" goto service_install
if /i "%MAPI_ACTION%"=="uninstall" goto service_uninstall
if /i "%MAPI_ACTION%"=="start" goto service_start
if /i "%MAPI_ACTION%"=="stop" goto service_stop
if /i "%MAPI_ACTION%"=="status" goto service_status
echo usage: mapi-osgi service ACTION [NAME] [OPTION...] 1>&2
echo. 1>&2
echo   install     makes the Windows service NAME (default: mapi-osgi) of this directory 1>&2
echo   uninstall   stops and removes it 1>&2
echo   start       starts it and waits until it runs 1>&2
echo   stop        stops it and waits until it has stopped 1>&2
echo   status      prints its state; exit code 0 only while it runs 1>&2
echo. 1>&2
echo options of install 1>&2
echo   --user ACCOUNT       the account whose MAPI profile is used, for instance DOMAIN\user 1>&2
echo   --password WORD      its password; not for a group managed service account (name$) 1>&2
echo   --startup MODE       auto (default), delayed or manual 1>&2
echo   --stop-timeout SEC   how long a shutdown of the machine waits for it, 20 to 3600 (default: 60) 1>&2
echo   --conf DIR           configuration files other than conf 1>&2
echo   --data DIR           everything that is written, the log included 1>&2
if "%MAPI_ACTION%"=="" exit /b 2
echo mapi-osgi: unknown service action "%MAPI_ACTION%" 1>&2
exit /b 2

:service_no_value
echo mapi-osgi: option %1 needs a value 1>&2
exit /b 2

:service_unknown_option
echo mapi-osgi: unknown option "%~1"; "mapi-osgi service" lists what there is 1>&2
exit /b 2

:service_install
call :need_administrator
if errorlevel 1 exit /b 1
if not defined JAVA_HOME goto service_no_java_home
set "MAPI_JAVA=%JAVA_HOME%\bin\java.exe"
if not exist "%MAPI_JAVA%" goto wrong_java_home
call :start_type
if errorlevel 1 goto service_wrong_startup
call :is_number "%MAPI_STOP_TIMEOUT%"
if errorlevel 1 goto service_wrong_stop_timeout
if %MAPI_STOP_TIMEOUT% lss 20 goto service_wrong_stop_timeout
if %MAPI_STOP_TIMEOUT% gtr 3600 goto service_wrong_stop_timeout
call :exists
if not errorlevel 1 goto service_there
call :read_options
set "MAPI_LOG=%MAPI_HOME%\log"
if defined MAPI_DATA set "MAPI_LOG=%MAPI_DATA%\log"
if not exist "%MAPI_LOG%" mkdir "%MAPI_LOG%"
rem The quotation marks are sc's to read. -Xrs: nobody's logoff ends a service.
set MAPI_COMMAND=\"%MAPI_JAVA%\" -Xrs%MAPI_SERVICE_OPTIONS% \"-XX:ErrorFile=%MAPI_LOG%\hs_err_%MAPI_SERVICE%.log\" \"-Dmapi.home=%MAPI_HOME%\" -jar \"%MAPI_HOME%\lib\mapi-osgi-launcher.jar\" run --service %MAPI_SERVICE%
if defined MAPI_CONF set MAPI_COMMAND=%MAPI_COMMAND% --conf \"%MAPI_CONF%\"
if defined MAPI_DATA set MAPI_COMMAND=%MAPI_COMMAND% --data \"%MAPI_DATA%\"
set "MAPI_ACCOUNT=obj= LocalSystem"
if defined MAPI_USER set MAPI_ACCOUNT=obj= "%MAPI_USER%"
if defined MAPI_PASSWORD set MAPI_ACCOUNT=%MAPI_ACCOUNT% password= "%MAPI_PASSWORD%"
rem Delayed: cmd looks for its own special characters before it puts these in.
setlocal EnableDelayedExpansion
sc create !MAPI_SERVICE! type= own start= !MAPI_START! error= normal binPath= "!MAPI_COMMAND!" DisplayName= "mapi-osgi (!MAPI_SERVICE!)" !MAPI_ACCOUNT!
if errorlevel 1 goto service_install_failed
sc description %MAPI_SERVICE% "Extended MAPI sessions as OSGi services" >nul
rem What a shutdown waits for a service that takes the preshutdown; Windows' own is 10 s.
set /a MAPI_STOP_MILLIS=MAPI_STOP_TIMEOUT * 1000
reg add "HKLM\SYSTEM\CurrentControlSet\Services\%MAPI_SERVICE%" /v PreshutdownTimeout /t REG_DWORD /d %MAPI_STOP_MILLIS% /f >nul
if errorlevel 1 goto service_no_stop_timeout
rem A crash in native code takes the process down: start it again after 5 s, 1 min, then every 5 min.
rem No failureflag: a stop that says what it could not release was a stop all the same.
sc failure %MAPI_SERVICE% reset= 86400 actions= restart/5000/restart/60000/restart/300000 >nul 2>nul
echo Service %MAPI_SERVICE% is installed. Start it with: mapi-osgi service start %MAPI_SERVICE%
if not defined MAPI_USER echo It runs as LocalSystem, which has no MAPI profile unless one was made for it; see --user.
if defined MAPI_USER echo "%MAPI_USER%" needs the right "Log on as a service": secpol.msc, Local Policies, User Rights Assignment.
exit /b 0

rem The question answers with its exit code.
:start_type
set "MAPI_START="
if /i "%MAPI_STARTUP%"=="auto" set "MAPI_START=auto"
if /i "%MAPI_STARTUP%"=="delayed" set "MAPI_START=delayed-auto"
if /i "%MAPI_STARTUP%"=="manual" set "MAPI_START=demand"
if not defined MAPI_START exit /b 1
exit /b 0

:is_number
for /f "delims=0123456789" %%N in ("%~1") do exit /b 1
exit /b 0

:service_no_java_home
echo mapi-osgi: JAVA_HOME is not set; set it to the Java 17 or newer that the service is to run on, of the same bitness as Outlook 1>&2
exit /b 1
:service_wrong_startup
echo mapi-osgi: option --startup: "%MAPI_STARTUP%" is not auto, delayed or manual 1>&2
exit /b 2
:service_wrong_stop_timeout
echo mapi-osgi: option --stop-timeout: "%MAPI_STOP_TIMEOUT%" is no number of seconds from 20 to 3600 1>&2
exit /b 2
:service_there
echo mapi-osgi: there is a service %MAPI_SERVICE% already; remove it with "mapi-osgi service uninstall %MAPI_SERVICE%", or give this one another name 1>&2
exit /b 1
:service_install_failed
echo mapi-osgi: the service could not be installed; the reason is above 1>&2
exit /b 1
:service_no_stop_timeout
echo mapi-osgi: the service is installed, but --stop-timeout could not be written; a shutdown waits 10 s for it 1>&2
exit /b 1

:service_uninstall
call :need_administrator
if errorlevel 1 exit /b 1
call :exists
if errorlevel 1 goto service_not_there
call :stopped
if errorlevel 1 sc stop %MAPI_SERVICE% >nul
call :wait_for stopped
if errorlevel 1 goto service_stop_failed
sc delete %MAPI_SERVICE% >nul
if errorlevel 1 goto service_uninstall_failed
echo Service %MAPI_SERVICE% is removed.
exit /b 0
:service_uninstall_failed
echo mapi-osgi: service %MAPI_SERVICE% could not be removed; close the Services window, if it is open, and try again 1>&2
exit /b 1
:service_not_there
echo mapi-osgi: there is no service %MAPI_SERVICE%; make it with "mapi-osgi service install %MAPI_SERVICE%" 1>&2
exit /b 1

:service_start
call :need_administrator
if errorlevel 1 exit /b 1
call :exists
if errorlevel 1 goto service_not_there
call :running
if not errorlevel 1 goto service_runs
sc start %MAPI_SERVICE%
if errorlevel 1 goto service_start_failed
call :wait_for running
if errorlevel 1 goto service_start_failed
:service_runs
echo Service %MAPI_SERVICE% is running; "%MAPI_HOME%\log\mapi-osgi.log" tells how its sessions are.
exit /b 0
:service_start_failed
echo mapi-osgi: service %MAPI_SERVICE% did not start; "%MAPI_HOME%\log\mapi-osgi.log" has the reason if Java itself could be started 1>&2
sc query %MAPI_SERVICE% 1>&2
rem What Java says of options that it cannot be started with, nobody sees there.
set "MAPI_IMAGE="
for /f "tokens=2,*" %%A in ('reg query "HKLM\SYSTEM\CurrentControlSet\Services\%MAPI_SERVICE%" /v ImagePath') do set MAPI_IMAGE=%%B
if not defined MAPI_IMAGE exit /b 1
echo mapi-osgi: it is started by %MAPI_IMAGE% 1>&2
echo mapi-osgi: with these options Java itself says: 1>&2
%MAPI_IMAGE: -jar = -version % 1>&2
exit /b 1

:service_stop
call :need_administrator
if errorlevel 1 exit /b 1
call :exists
if errorlevel 1 goto service_not_there
call :stopped
if not errorlevel 1 goto service_is_stopped
sc stop %MAPI_SERVICE% >nul
if errorlevel 1 goto service_stop_failed
call :wait_for stopped
if errorlevel 1 goto service_stop_failed
:service_is_stopped
echo Service %MAPI_SERVICE% has stopped.
exit /b 0
:service_stop_failed
echo mapi-osgi: service %MAPI_SERVICE% did not stop; the newest file in "%MAPI_HOME%\log" has the reason 1>&2
exit /b 1

:service_status
call :exists
if errorlevel 1 goto service_not_there
sc query %MAPI_SERVICE%
call :running
exit /b %ERRORLEVEL%

rem The questions answer with their exit code.
:running
sc query %MAPI_SERVICE% | find "RUNNING" >nul
exit /b %ERRORLEVEL%
:stopped
sc query %MAPI_SERVICE% | find "STOPPED" >nul
exit /b %ERRORLEVEL%

rem Asks once a second: 60 times, and as long as it says that it is on its way.
:wait_for
set MAPI_TRIES=0
:wait_again
call :%1
if not errorlevel 1 exit /b 0
if "%1"=="running" call :stopped
if "%1"=="running" if not errorlevel 1 exit /b 1
sc query %MAPI_SERVICE% | find "_PENDING" >nul
if errorlevel 1 set /a MAPI_TRIES=MAPI_TRIES + 1
if %MAPI_TRIES% geq 60 exit /b 1
ping -n 2 127.0.0.1 >nul
goto wait_again

:exists
sc query %MAPI_SERVICE% >nul 2>nul
exit /b %ERRORLEVEL%

:need_administrator
rem Only an administrator may read the first; the second is for systems that have no such key.
reg query "HKU\S-1-5-19" >nul 2>nul
if not errorlevel 1 exit /b 0
net session >nul 2>nul
if not errorlevel 1 exit /b 0
echo mapi-osgi: this needs an administrator; open the command prompt with "Run as administrator" 1>&2
exit /b 1
