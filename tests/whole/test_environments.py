"""The scripts with which all tests run: in a clean environment, and with every supported Python that is on the machine."""

import os
import re
import subprocess
import tomllib
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]


def printed(*command: str | Path, **environment: str) -> list[str]:
    """Return the lines that a script of the repository prints in the test's own environment, changed."""
    done = subprocess.run(
        list(map(str, command)), cwd=REPOSITORY, env={**os.environ, **environment}, capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


def test_clean_environment_holds_four_variables_and_those_given() -> None:
    given = {"CI": "1", "HOME": "/tmp", "LANG": "C.UTF-8", "PATH": os.environ["PATH"]}
    ours = {"PYTHONUNBUFFERED": "1", "SYNSML_NOW": "2020-01-01T00:00:00Z", "COLUMNS": "20"}
    lines = printed("tools/clean_env.sh", "A=a b", "env", **given, **ours)
    assert sorted(lines) == sorted(["A=a b", *(f"{name}={value}" for name, value in given.items())])


def test_clean_environment_is_utf_8_and_no_ci_by_default() -> None:
    lines = printed("tools/clean_env.sh", "env", LANG="", CI="")
    assert sorted(line.partition("=")[0] for line in lines) == ["HOME", "LANG", "PATH"]
    assert "LANG=C.UTF-8" in lines


def test_each_supported_python_is_found_or_missing() -> None:
    found = [line.split(" ", 1) for line in printed("tools/pythons.sh")]
    versions = [version for version, _ in found]
    supported = sorted([*versions, *printed("tools/pythons.sh", "missing")], key=lambda version: int(version[2:]))
    assert [version for version in supported if version in versions] == versions
    for version, program in found:
        assert printed(program, "-c", "import sys; print('%d.%d' % sys.version_info[:2])") == [version]
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    announced = re.findall(r"Python :: (3\.\d+)", "\n".join(project["classifiers"]))
    assert supported[: len(announced)] == announced


def test_pythons_of_pyenv_and_on_the_path_are_found(tmp_path: Path) -> None:
    pretended = "#!/bin/sh\necho {version} {place}\n"
    of_pyenv, on_path = tmp_path / "versions" / "3.14.1" / "bin" / "python3", tmp_path / "bin" / "python3.13"
    for version, program in (("3.14", of_pyenv), ("3.13", on_path)):
        program.parent.mkdir(parents=True)
        program.write_text(pretended.format(version=version, place=program))
        program.chmod(0o755)
    for name in ("bash", "env"):
        (on_path.parent / name).symlink_to(f"/usr/bin/{name}")
    lines = printed("tools/pythons.sh", PATH=str(on_path.parent), PYENV_ROOT=str(tmp_path))
    # Debian's own comes first where there is one.
    for version, program in (("3.13", on_path), ("3.14", of_pyenv)):
        system = Path(f"/usr/bin/python{version}")
        assert f"{version} {system if system.exists() else program}" in lines
