"""Somebody from another team opens a record in an emergency: with a real reason, looked at again by a manager."""

from journeys.finding import TODAY, roberts, who
from kinfold.agencies import actions as agencies
from kinfold.agencies.models import Organisation, Team

WHY = "The hospital rang: Mark is in A and E with a broken arm, and nobody in the team answers."


def test_breaking_the_glass_takes_a_real_reason_and_a_manager_looks_at_it_again(visitor):
    another_team()
    otto, manager = visitor("otto"), visitor("mo")
    family = roberts()
    otto.page.goto(f"/families/{family.ref}/")
    otto.look()
    otto.reads("Open this record in an emergency", "written down with your name")
    otto.choose("category", "police_or_hospital")
    otto.fill(why="urgent")
    otto.click("Open the record")
    otto.reads("There is a problem")
    assert otto.box("why").input_value() == "urgent"
    assert otto.page.goto(f"/people/{family.members.first().person.ref}/").url.endswith("/emergency-access/")
    otto.goto(f"/families/{family.ref}/emergency-access/?afresh=yes")
    otto.choose("category", "police_or_hospital")
    otto.fill(why=WHY)
    otto.click("Open the record")
    otto.goto(f"/families/{family.ref}/")
    otto.reads("Jason", "Mark")

    manager.goto("/")
    manager.click("Emergency access")
    manager.reads("Otto Thistle", WHY)
    manager.click("Look at this again: Otto Thistle, social worker")
    manager.fill(note="Right to look. The hospital was told whom to ring next time.")
    manager.click("Save what I found")
    manager.goto("/emergency-access/")
    manager.does_not_read(WHY)
    daniel = visitor("daniel")
    daniel.goto(f"/families/{family.ref}/who-looked/")


def another_team() -> None:
    """A worker and a manager of a team that has nothing to do with the family."""
    care = Organisation.objects.get(name="Children’s social care")
    team = agencies.open_team(care, "Families team South", Team.Kind.LOCALITY)
    for username, name, manages in (("otto", "Otto Thistle", False), ("mo", "Mo Larkin", True)):
        worker = agencies.take_on(care, "Team manager" if manages else "Social worker", name=name, on=TODAY)
        agencies.give_account(worker, agencies.open_account(username, name))
        agencies.join_team(worker, team, on=TODAY, is_manager=manages)
    assert who("mo").managed_team_ids
