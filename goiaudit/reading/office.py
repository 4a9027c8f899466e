"""Old and foreign word processor files, converted by LibreOffice where it is installed.

The converter is a program that parses untrusted bytes: it runs in a process group of its own, in
a temporary folder with a profile of its own (no macros, no linked content), against the clock.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from goiaudit.model.document import Document
from goiaudit.model.errors import InputError
from goiaudit.model.settings import Limits
from goiaudit.reading.docx import read_docx
from goiaudit.reading.ole import is_encrypted_word
from goiaudit.reading.ooxml import open_package
from goiaudit.reading.source import Source, locked

_NAMES: Mapping[str, str] = {
    "doc": "a Word or WPS document of the old format (.doc, .wps)",
    "rtf": "an RTF document",
    "odt": "an OpenDocument text (.odt)",
    "wordml": "a Word 2003 XML document",
}
_EXTENSIONS = {"doc": ".doc", "rtf": ".rtf", "odt": ".odt", "wordml": ".xml"}
_PROGRAMS = ("soffice", "libreoffice")
_MANIFEST = "META-INF/manifest.xml"
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link"><value>2</value></prop></item>
</oor:items>
"""


def converter() -> str | None:
    """The LibreOffice on this machine's PATH, None where there is none."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def read_office(found: Source, limits: Limits, kind: str) -> Document:
    """Convert to DOCX and read that; places are those of the converted file.

    Raises InputError ``unsupported`` without LibreOffice, ``encrypted``, ``limit`` (time),
    ``damaged`` where LibreOffice makes nothing of it, and all that ``read_docx`` raises.
    """
    if _is_encrypted(found, limits, kind):
        raise locked(found.path)
    program = converter()
    if program is None:
        raise InputError(
            found.path,
            "unsupported",
            f"this is {_NAMES[kind]}: install LibreOffice, or save the file as .docx",
        )
    data = convert(found, limits, kind, program)
    document = read_docx(replace(found, data=data), limits)
    notices = ("converted by LibreOffice", *document.notices)
    return replace(document, format=kind, notices=notices)


def _is_encrypted(found: Source, limits: Limits, kind: str) -> bool:
    if kind == "doc":
        return is_encrypted_word(found.data)
    if kind == "odt":
        package = open_package(found, limits)
        return _MANIFEST in package and b"encryption-data" in package.read(_MANIFEST)
    return False


def convert(found: Source, limits: Limits, kind: str, program: str) -> bytes:
    """The bytes of the DOCX that LibreOffice makes of a file."""
    with tempfile.TemporaryDirectory(prefix="goiaudit-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        settings = home / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, encoding="utf-8")
        source = home / f"report{_EXTENSIONS[kind]}"
        source.write_bytes(found.data)
        target = home / "out" / "report.docx"
        command = [
            program,
            f"-env:UserInstallation={(home / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(target.parent),
            str(source),
        ]
        if not _run(command, home, limits.convert_seconds):
            raise InputError(
                found.path,
                "limit",
                f"LibreOffice did not convert it within {limits.convert_seconds:g} seconds",
            )
        if not target.is_file() or not zipfile.is_zipfile(target):
            raise InputError(
                found.path, "damaged", "the file is damaged: LibreOffice cannot convert it"
            )
        return target.read_bytes()


def _run(command: list[str], home: Path, seconds: float) -> bool:
    """Run to the end or to the limit; False if it was stopped. Nothing of it stays behind."""
    environment = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    environment |= {"HOME": str(home), "TMPDIR": str(home), "SAL_USE_VCLPLUGIN": "svp"}
    process = subprocess.Popen(
        command,
        cwd=home,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        _stop(process)
        return False
    except BaseException:
        _stop(process)
        raise
    return True


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the whole process group: soffice is a script around the program that works."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
