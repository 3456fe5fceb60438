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
set "MAPI_SERVICE_OPTIONS=%MAPI_SERVICE_OPTIONS%;%~1"
exit /b 0

rem ---- service ---------------------------------------------------------------------------------
:service
set "MAPI_ACTION=%~2"
set "MAPI_SERVICE=mapi-osgi"
set "MAPI_USER="
set "MAPI_PASSWORD="
set "MAPI_RUN=run"
set "MAPI_STARTUP=auto"
shift
shift
:service_arguments
if "%~1"=="" goto service_arguments_done
if /i "%~1"=="--user" goto service_user
if /i "%~1"=="--password" goto service_password
if /i "%~1"=="--startup" goto service_startup
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
:service_conf
if "%~2"=="" goto service_no_value
set "MAPI_RUN=%MAPI_RUN%#--conf#%~f2"
shift
shift
goto service_arguments
:service_data
if "%~2"=="" goto service_no_value
set "MAPI_RUN=%MAPI_RUN%#--data#%~f2"
shift
shift
goto service_arguments

:service_arguments_done
set "MAPI_PRUNSRV=%MAPI_HOME%\bin\windows\prunsrv.exe"
if not exist "%MAPI_PRUNSRV%" goto service_incomplete
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

:service_incomplete
echo mapi-osgi: "%MAPI_PRUNSRV%" is missing; unpack the zip again 1>&2
exit /b 1

:service_install
call :need_administrator
if errorlevel 1 exit /b 1
if not defined JAVA_HOME goto service_no_java_home
set "MAPI_JVM=%JAVA_HOME%\bin\server\jvm.dll"
if not exist "%MAPI_JVM%" set "MAPI_JVM=%JAVA_HOME%\jre\bin\server\jvm.dll"
if not exist "%MAPI_JVM%" goto service_no_jvm
call :exists
if not errorlevel 1 goto service_there
call :read_options
if not exist "%MAPI_HOME%\log" mkdir "%MAPI_HOME%\log"
set "MAPI_ACCOUNT=--ServiceUser=LocalSystem"
if defined MAPI_USER set "MAPI_ACCOUNT=--ServiceUser=%MAPI_USER%"
if defined MAPI_PASSWORD set MAPI_ACCOUNT=%MAPI_ACCOUNT% --ServicePassword="%MAPI_PASSWORD%"
"%MAPI_PRUNSRV%" //IS//%MAPI_SERVICE% --DisplayName="mapi-osgi (%MAPI_SERVICE%)" --Description="Extended MAPI sessions as OSGi services" --Install="%MAPI_PRUNSRV%" --Startup=%MAPI_STARTUP% %MAPI_ACCOUNT% --Jvm="%MAPI_JVM%" --Classpath="%MAPI_HOME%\lib\mapi-osgi-launcher.jar" --StartMode=jvm --StartClass=org.mapiosgi.launcher.WindowsService --StartMethod=start --StartParams="%MAPI_RUN%" --StopMode=jvm --StopClass=org.mapiosgi.launcher.WindowsService --StopMethod=stop --StopTimeout=30 --StartPath="%MAPI_HOME%" --StopPath="%MAPI_HOME%" --LogPath="%MAPI_HOME%\log" --LogPrefix=service --LogLevel=Info --StdOutput="%MAPI_HOME%\log\service-stdout.log" --StdError="%MAPI_HOME%\log\service-stderr.log" --JvmOptions="-Dmapi.home=%MAPI_HOME%%MAPI_SERVICE_OPTIONS%"
if errorlevel 1 goto service_install_failed
rem A crash in native code takes the process down: start it again after 5 s, 1 min, then every 5 min.
sc failure %MAPI_SERVICE% reset= 86400 actions= restart/5000/restart/60000/restart/300000 >nul 2>nul
echo Service %MAPI_SERVICE% is installed. Start it with: mapi-osgi service start %MAPI_SERVICE%
if not defined MAPI_USER echo It runs as LocalSystem, which has no MAPI profile unless one was made for it; see --user.
exit /b 0

:service_no_java_home
echo mapi-osgi: JAVA_HOME is not set; set it to the Java 17 or newer that the service is to run on, of the same bitness as Outlook 1>&2
exit /b 1
:service_no_jvm
echo mapi-osgi: there is no bin\server\jvm.dll in JAVA_HOME "%JAVA_HOME%"; set it to a Java 17 or newer 1>&2
exit /b 1
:service_there
echo mapi-osgi: there is a service %MAPI_SERVICE% already; remove it with "mapi-osgi service uninstall %MAPI_SERVICE%", or give this one another name 1>&2
exit /b 1
:service_install_failed
echo mapi-osgi: the service could not be installed; "%MAPI_HOME%\log" has the reason 1>&2
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
rem What procrun keeps of it, in the part of the registry that 32 and 64 bit share.
reg delete "HKLM\SOFTWARE\WOW6432Node\Apache Software Foundation\ProcRun 2.0\%MAPI_SERVICE%" /f >nul 2>nul
reg delete "HKLM\SOFTWARE\Apache Software Foundation\ProcRun 2.0\%MAPI_SERVICE%" /f >nul 2>nul
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
sc start %MAPI_SERVICE% >nul
if errorlevel 1 goto service_start_failed
call :wait_for running
if errorlevel 1 goto service_start_failed
:service_runs
echo Service %MAPI_SERVICE% is running; "%MAPI_HOME%\log\mapi-osgi.log" tells how its sessions are.
exit /b 0
:service_start_failed
echo mapi-osgi: service %MAPI_SERVICE% did not start; the newest file in "%MAPI_HOME%\log" has the reason 1>&2
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

rem Asks once a second, 60 times at most.
:wait_for
set MAPI_TRIES=0
:wait_again
call :%1
if not errorlevel 1 exit /b 0
set /a MAPI_TRIES=MAPI_TRIES + 1
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
