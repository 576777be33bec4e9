"""Every page and every person: who is shown what, written out as a table. No page anywhere answers with an error of ours.

One row for each address, by name; one column for each kind of person (the actors of the access matrix; EX is nobody).

    y shown   . not found (hidden is the same)   x refused, with the reason   g offered emergency access
    > led on to another page   i asked to sign in   v wrong verb (this address only receives forms)
"""

from django.http import HttpResponse
from django.urls import reverse

from tests.world import whole_world

TABLE = """
name                   AW TM MG OT DU CH CL PT PX LA2 AN IG SA FAM WF EX
home                   y  y  y  y  y  y  y  y  y  y   y  y  y  y   y  i
sign_in                >  >  >  >  >  >  >  >  >  >   >  >  >  >   >  y
sign_in_as             v  v  v  v  v  v  v  v  v  v   v  v  v  v   v  v
sign_out               v  v  v  v  v  v  v  v  v  v   v  v  v  v   v  v
find                   y  y  y  y  y  y  y  y  y  y   y  y  y  .   .  i
family                 y  y  y  g  y  y  .  y  .  y   .  y  .  y   y  i
person                 y  y  y  g  y  y  .  y  .  y   .  y  .  y   y  i
add_person             y  y  y  y  y  y  y  x  x  x   x  x  x  .   .  i
add_family_member      y  y  y  g  y  y  .  x  .  y   .  x  .  .   .  i
person_details         y  y  y  g  y  y  .  x  .  y   .  y  .  .   .  i
correct_person         y  y  y  g  y  y  .  x  .  y   .  x  .  .   .  i
add_name               y  y  y  g  y  y  .  x  .  y   .  x  .  .   .  i
add_identifier         y  y  y  g  y  y  .  x  .  y   .  x  .  .   .  i
add_address            y  y  y  g  y  y  .  x  .  y   .  x  .  .   .  i
add_contact_point      y  y  y  g  y  y  .  x  .  y   .  x  .  .   .  i
add_disability         y  y  y  g  y  y  .  x  .  y   .  x  .  .   .  i
end_detail             y  y  y  g  y  y  .  x  .  y   .  x  .  .   .  i
record_birth           y  y  y  g  y  y  .  x  .  y   .  x  .  .   .  i
record_death           y  y  y  g  y  y  .  x  .  y   .  x  .  .   .  i
ask_to_merge           y  y  y  g  y  y  .  x  .  y   .  x  .  .   .  i
merge                  y  y  y  .  y  y  .  .  .  y   .  y  .  .   .  i
agree_to_merge         x  x  y  .  x  x  .  .  .  x   .  y  .  .   .  i
undo_merge             y  x  y  .  x  x  .  .  .  x   .  y  .  .   .  i
chronology             y  y  y  g  y  y  .  y  .  y   .  y  .  y   y  i
family_chronology      y  y  y  g  y  y  .  y  .  y   .  y  .  y   y  i
entry                  y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
add_meaning            y  y  y  g  y  y  .  .  .  y   .  x  .  .   .  i
correct_entry          y  y  y  g  y  y  .  .  .  y   .  x  .  .   .  i
genogram               y  y  y  g  y  y  .  y  .  y   .  y  .  y   y  i
ecomap                 y  y  y  g  y  y  .  y  .  y   .  y  .  y   y  i
add_relative           y  y  y  g  y  y  .  x  .  y   .  x  .  .   .  i
relate                 y  y  y  g  y  y  .  x  .  y   .  x  .  .   .  i
change_tie             y  y  y  g  y  y  .  x  .  y   .  x  .  .   .  i
end_tie                y  y  y  g  y  y  .  x  .  y   .  x  .  .   .  i
take_back_tie          y  y  y  g  y  y  .  x  .  y   .  x  .  .   .  i
set_up_household       y  y  y  g  y  y  .  x  .  y   .  x  .  .   .  i
move_in                y  y  y  g  y  y  .  x  .  y   .  x  .  .   .  i
move_out               y  y  y  g  y  y  .  x  .  y   .  x  .  .   .  i
record_responsibility  y  y  y  g  y  y  .  x  .  y   .  x  .  .   .  i
choose_trusted_adult   y  y  y  g  y  y  .  x  .  y   .  x  .  .   .  i
end_matters            y  y  y  g  y  y  .  x  .  y   .  x  .  .   .  i
answer_gap             y  y  y  g  y  y  .  x  .  y   .  x  .  .   .  i
involve                y  y  y  g  x  y  .  x  .  x   .  x  .  .   .  i
end_involvement        y  y  y  g  x  y  .  y  .  x   .  x  .  .   .  i
hand_over_lead         >  >  >  g  x  >  .  x  .  x   .  x  .  .   .  i
change_level           y  .  y  g  y  .  .  .  .  .   .  .  .  .   .  i
plan                   y  y  y  g  y  y  .  y  .  y   .  y  .  >   >  i
fridge_page            y  y  y  g  y  y  .  y  .  y   .  y  .  y   y  i
review                 y  y  y  g  y  y  .  y  .  y   .  y  .  y   .  i
change_view            y  y  y  g  y  y  .  y  .  y   .  y  .  .   .  i
plan_history           y  y  y  .  .  y  .  .  .  .   .  y  .  .   .  i
make_plan              y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
correct_plan           y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
set_goal               y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
change_goal            y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
end_goal               y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
agree_action           y  y  y  .  .  y  .  y  .  .   .  .  .  .   .  i
change_action          y  y  y  .  .  .  .  y  .  .   .  .  .  .   .  i
end_action             y  y  y  .  .  .  .  y  .  .   .  .  .  .   .  i
say_how_it_went        .  .  .  .  .  .  .  .  .  .   .  .  .  y   .  i
set_rhythm             y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
end_rhythm             y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
hold_review            y  y  y  .  .  y  .  .  .  .   .  .  .  .   .  i
agree_window           y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
answer_window          y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
move_on_drift          x  x  y  .  x  .  .  x  .  .   .  .  .  .   .  i
packages               y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
begin_from_package     y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
plan_steps             y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
step                   y  .  y  .  y  .  .  .  .  .   .  .  .  .   .  i
close_plan             y  .  y  .  .  .  .  .  .  .   .  .  .  .   .  i
answer_closing         x  x  y  .  x  y  .  x  .  .   .  .  .  .   .  i
come_back              y  .  y  .  y  .  .  .  .  .   .  .  .  .   .  i
look_back              y  .  y  .  y  .  .  .  .  .   .  .  .  .   .  i
hand_over              y  y  y  .  .  y  .  .  .  .   .  x  x  .   .  i
read_handover          y  y  y  g  .  y  .  .  .  .   .  .  .  .   .  i
raise_concern          >  >  >  >  >  >  >  >  >  >   x  x  x  .   .  i
raise_concern_step     y  y  y  y  y  y  y  y  y  y   x  x  x  .   .  i
my_worries             y  y  y  y  y  y  y  y  y  y   y  y  y  .   .  i
worry                  y  .  y  .  y  .  y  y  .  .   .  y  .  .   .  i
worry_sent             y  .  y  .  y  .  y  y  .  .   .  y  .  .   .  i
ask_about_worry        y  .  y  .  y  .  y  y  .  .   .  y  .  .   .  i
make_referral          y  .  y  .  y  .  y  y  .  .   .  x  .  .   .  i
ask_consultation       >  >  >  >  >  >  >  >  >  >   x  x  x  .   .  i
consultation_queue     .  .  .  .  y  .  y  .  .  .   .  .  .  .   .  i
consultation           y  .  y  .  y  .  y  y  .  .   .  y  .  .   .  i
answer_consultation    .  .  .  .  y  .  y  .  .  .   .  .  .  .   .  i
look_again             .  .  .  .  y  .  y  .  .  .   .  .  .  .   .  i
ask_for_help           >  >  >  >  >  >  >  >  >  >   x  x  x  >   >  i
ask_for_help_step      y  y  y  y  y  y  y  y  y  y   x  x  x  y   y  i
help_request           y  y  y  g  y  y  .  y  .  y   .  y  .  y   .  i
answer_help            .  .  .  .  y  .  .  .  .  .   .  .  .  .   .  i
duty_desk              .  .  .  .  y  .  .  .  .  .   .  .  .  .   .  i
refer_family           y  y  y  g  y  y  .  y  .  y   .  x  .  .   .  i
referral               y  y  y  g  y  y  .  y  .  y   .  y  .  .   .  i
decide_referral        .  .  .  .  y  .  .  .  .  .   .  .  .  .   .  i
take_up                v  v  v  v  v  v  v  v  v  v   v  v  v  v   v  v
mark_danger            .  .  .  .  y  .  .  .  .  .   .  .  .  .   .  i
tell_outcome           .  .  .  .  y  .  .  .  .  .   .  .  .  .   .  i
receive_report         y  y  y  y  y  y  y  y  y  y   x  x  x  .   .  i
report                 y  .  y  .  y  .  .  .  .  .   .  y  .  .   .  i
look_at_report         .  .  .  .  y  .  .  .  .  .   .  .  .  .   .  i
tell_reporter          .  .  .  .  y  .  .  .  .  .   .  .  .  .   .  i
known_to_us            y  y  y  y  y  y  y  .  .  .   .  .  .  .   .  i
pattern                y  y  y  g  y  y  y  .  .  y   .  y  .  .   .  i
not_checked            .  .  .  .  y  .  y  .  .  .   .  .  .  .   .  i
same_child             .  .  .  .  y  .  y  .  .  .   .  .  .  .   .  i
not_known_before       v  v  v  v  v  v  v  v  v  v   v  v  v  v   v  v
write_note             y  y  y  .  y  y  y  y  .  y   .  .  .  .   .  i
record_visit           y  y  y  .  y  y  y  y  .  y   .  .  .  .   .  i
documents              y  y  y  g  y  y  .  y  .  y   .  y  .  y   y  i
keep_document          y  y  y  .  y  y  y  y  .  y   .  .  .  .   .  i
assessment             y  y  y  g  y  y  .  y  .  y   .  y  .  >  >   i
accounts               y  y  y  g  y  y  .  y  .  y   .  y  .  .  .   i
compare_stages         y  y  y  g  y  y  .  y  .  y   .  y  .  .  .   i
stage                  y  y  y  g  y  y  .  y  .  y   .  y  .  .  .   i
family_copy            y  y  y  g  y  y  .  y  .  y   .  y  .  y  y   i
told_once              y  y  y  g  y  y  .  .  .  y   .  y  .  .  .   i
contribute             y  y  y  .  y  y  y  y  .  y   .  .  .  y  y   i
change_contribution    y  y  y  .  y  y  .  y  .  y   .  .  .  .  .   i
still_true             y  y  y  .  y  y  .  y  .  y   .  .  .  .  .   i
begin_stage            y  y  y  .  y  y  .  .  .  y   .  .  .  .  .   i
write_analysis         y  y  y  .  y  y  .  .  .  y   .  .  .  .  .   i
get_ready              y  y  y  .  y  y  .  .  .  y   .  .  .  .  .   i
open_again             y  y  y  .  y  y  .  .  .  y   .  .  .  .  .   i
review_stage           y  y  y  .  y  y  .  .  .  y   .  .  .  .  .   i
stop_stage             y  y  y  .  y  y  .  .  .  y   .  .  .  .  .   i
record_signature       y  y  y  .  y  y  .  .  .  y   .  .  .  .  .   i
sign_stage             y  y  y  .  y  y  .  .  .  y   .  .  .  .  .   i
approve_stage          x  x  y  .  x  y  .  x  .  .   .  .  .  .  .   i
record_instrument      y  y  y  .  y  y  y  y  .  y   .  .  .  .   .  i
note                   y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
add_addendum           y  y  y  .  y  y  y  y  .  y   .  .  .  .   .  i
visit                  y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
open_document          y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
keep_words             y  y  y  .  y  y  y  y  .  y   .  .  .  .   .  i
record_consent         y  y  y  .  y  y  y  y  .  y   .  .  .  .   .  i
explain_silence        y  y  y  .  y  y  y  y  .  y   .  .  .  .   .  i
heard                  y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
what_came_of_it        y  y  y  g  y  y  .  y  .  y   .  .  .  .   .  i
record_view            y  y  y  .  y  y  y  y  .  y   .  .  .  .   .  i
give_feedback          y  y  y  .  y  y  y  y  .  y   .  .  .  y   .  i
reply_to_feedback      y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
break_glass            .  >  >  y  >  >  .  .  .  .   .  .  x  .   .  i
glass_reviews          y  y  y  y  y  y  y  y  y  y   y  y  y  .   .  i
review_glass           .  .  .  .  .  .  .  .  .  .   .  y  .  .   .  i
kept_closer            y  y  y  .  y  y  .  .  .  .   .  y  x  .   .  i
restrict               y  y  y  .  y  y  .  .  .  .   .  y  x  .   .  i
lower                  x  x  y  .  x  x  .  .  .  .   .  y  x  .   .  i
withhold               y  y  y  .  y  y  .  .  .  .   .  y  x  .   .  i
lift_withheld          x  x  y  .  x  x  .  .  .  .   .  y  x  .   .  i
protect_detail         y  y  y  .  y  y  .  .  .  .   .  y  x  .   .  i
reveal_detail          y  g  x  .  g  y  .  .  .  .   .  .  .  .   .  i
who_looked             y  .  y  .  .  y  .  .  .  .   .  y  x  y   .  i
disclosures            y  y  y  .  y  y  .  .  .  .   .  y  .  .   .  i
disclose               y  y  y  .  y  y  .  .  .  .   .  y  .  .   .  i
decide_not_to_share    y  y  y  .  y  y  .  .  .  .   .  y  .  .   .  i
invite_partner         >  >  >  .  .  >  .  .  .  .   .  x  x  .   .  i
end_invitation         >  >  >  .  .  >  .  .  .  .   .  x  x  .   .  i
end_glass              v  v  v  v  v  v  v  v  v  v   v  v  v  v   v  v
save_draft             v  v  v  v  v  v  v  v  v  v   v  v  v  v   v  v
drift_board            .  .  y  .  .  .  .  .  .  .   .  .  .  .   .  i
caseload               .  .  y  .  .  .  .  .  .  .   .  .  .  .   .  i
supervise              x  x  y  .  x  x  .  x  .  .   .  .  .  .   .  i
supervision            y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
do_supervision_action  y  .  y  .  .  .  .  .  .  .   .  .  .  .   .  i
name_owner             .  .  y  .  .  .  .  .  .  .   .  .  .  .   .  i
directory              y  y  y  y  y  y  y  y  y  y   y  y  y  .   .  i
service                y  y  y  y  y  y  y  y  y  y   y  y  y  .   .  i
needs                  y  y  y  g  y  y  .  y  .  y   .  y  .  y   .  i
notice_need            y  y  y  .  y  y  .  y  .  y   .  .  .  .   .  i
read_need              y  y  y  .  y  y  .  .  .  y   .  .  .  y   .  i
family_services        y  y  y  g  y  y  .  y  .  y   .  y  .  y   y  i
ask_for_service        y  y  y  .  y  y  .  y  .  y   .  .  .  .   .  i
request                y  y  y  g  y  y  .  .  .  y   .  y  .  y   .  i
move_request           y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
change_request         y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
share_need             v  v  v  v  v  v  v  v  v  v   v  v  v  v   v  v
help_near_you          y  y  y  y  y  y  y  y  y  y   y  y  y  y   y  y
help_service           y  y  y  y  y  y  y  y  y  y   y  y  y  y   y  y
print_help             y  y  y  y  y  y  y  y  y  y   y  y  y  y   y  y
ask_for_help_yourself  y  y  y  y  y  y  y  y  y  y   y  y  y  y   y  y
my_ask                 y  y  y  y  y  y  y  y  y  y   y  y  y  y   y  y
public_asks            .  .  .  .  y  .  y  .  .  .   .  .  .  .   .  i
public_ask             .  .  .  .  y  .  y  .  .  .   .  .  .  .   .  i
answer_public_ask      .  .  .  .  y  .  y  .  .  .   .  .  .  .   .  i
take_up_public_ask     .  .  .  .  y  .  y  .  .  .   .  .  .  .   .  i
services_to_check      y  y  y  y  y  y  y  y  y  y   y  y  y  .   .  i
keep_service           y  x  x  x  x  x  x  x  x  x   x  x  y  .   .  i
service_places         y  x  x  x  x  x  x  x  x  x   x  x  y  .   .  i
service_criteria       y  x  x  x  x  x  x  x  x  x   x  x  y  .   .  i
withdraw_service       y  x  x  x  x  x  x  x  x  x   x  x  y  .   .  i
check_service          v  v  v  v  v  v  v  v  v  v   v  v  v  v   v  v
unmet_needs            y  y  y  y  y  y  y  y  y  .   y  y  x  .   .  i
ask_several            y  y  y  .  y  y  .  y  .  y   .  .  .  .   .  i
let_go                 y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
companion_went         y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
help_meanwhile         y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
end_help_meanwhile     y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
end_well               y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
tell_answer            y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
send_answer_link       y  y  y  .  y  y  .  .  .  .   .  y  .  .   .  i
take_back_link         y  y  y  .  y  y  .  .  .  .   .  y  .  .   .  i
answer_link            y  y  y  y  y  y  y  y  y  y   y  y  y  y   y  y
ask_for_new_link       v  v  v  v  v  v  v  v  v  v   v  v  v  v   v  v
child_went             y  y  y  g  y  y  .  .  .  y   .  y  .  y   .  i
help_ended_after       y  y  y  y  y  y  y  y  y  .   y  y  x  .   .  i
say_effect             y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
thresholds             y  y  y  g  y  y  .  y  .  y   .  y  .  .   .  i
open_gap               y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
gap                    y  y  y  g  y  y  .  .  .  y   .  y  .  y   .  i
take_up_gap            y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
answer_gap_of_help     y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
let_gap_stand          y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
hand_over_gap          y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
gaps                   y  y  y  y  y  y  y  y  y  .   y  y  x  .   .  i
gallery                y  y  y  y  y  y  y  y  y  y   y  y  y  y   y  y
meetings               y  y  y  g  y  y  .  y  .  y   .  y  .  y   y  i
meeting                y  y  y  g  y  y  .  y  .  y   .  y  .  y   y  i
what_to_expect         y  y  y  g  y  y  .  y  .  y   .  y  .  y   y  i
meeting_calendar       y  y  y  g  y  y  .  y  .  y   .  y  .  y   y  i
meeting_notes          y  y  y  g  y  y  .  y  .  y   .  y  .  y   .  i
offer_time             y  y  y  g  y  y  .  .  .  y   .  .  .  y   y  i
answer_time            v  v  v  v  v  v  v  v  v  v   v  v  v  v   v  v
answer_invitation      y  y  y  g  y  y  .  .  .  y   .  .  .  y   .  i
send_report            y  y  y  g  y  y  .  y  .  y   .  .  .  .   .  i
report_form            y  y  y  g  y  y  .  y  .  y   .  .  .  .   .  i
ask_report             v  v  v  v  v  v  v  v  v  v   v  v  v  v   v  v
arrange_meeting        y  y  y  g  y  y  .  .  .  y   .  .  .  .   .  i
set_time               y  y  y  g  y  y  .  .  .  y   .  .  .  .   .  i
move_meeting           y  y  y  g  y  y  .  .  .  y   .  .  .  .   .  i
call_off_meeting       y  y  y  g  y  y  .  .  .  y   .  .  .  .   .  i
invite_to_meeting      y  y  y  g  y  y  .  .  .  y   .  .  .  .   .  i
invite_worker          y  y  y  g  y  y  .  .  .  .   .  .  .  .   .  i
invitation             .  .  .  .  .  .  .  .  y  .   .  .  .  .   .  i
withdraw_invitation    y  y  y  g  y  y  .  .  .  y   .  .  .  .   .  i
correct_notes          y  y  y  g  y  y  .  .  .  y   .  .  .  .   .  i
prepare_for_meeting    y  y  y  g  y  y  .  .  .  y   .  .  .  .   .  i
during_meeting         y  y  y  g  y  y  .  .  .  y   .  .  .  .   .  i
take_minute            y  y  y  g  y  y  .  .  .  y   .  .  .  .   .  i
agree_at_meeting       y  y  y  g  y  y  .  .  .  y   .  .  .  .   .  i
mark_attended          y  y  y  g  y  y  .  .  .  y   .  .  .  .   .  i
hold_meeting           y  y  y  g  y  y  .  .  .  y   .  .  .  .   .  i
agree_words            y  y  y  g  y  y  .  .  .  y   .  .  .  .   .  i
send_notes             y  y  y  g  y  y  .  .  .  y   .  .  .  .   .  i
care                   y  y  y  g  y  y  .  y  .  y   .  y  .  y   y  i
consent_in_plain_words y  y  y  g  y  y  .  y  .  y   .  y  .  y   y  i
continuity             y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
missing_episodes       y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
missing_episode        y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
placement              y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
matching               y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
matching_for_child     y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
come_into_care         y  y  y  .  y  .  .  .  .  .   .  .  .  .   .  i
legal_status           y  y  y  .  y  .  .  .  .  .   .  .  .  .   .  i
place_child            y  y  y  .  y  .  .  .  .  .   .  .  .  .   .  i
stay_away              y  y  y  .  y  .  .  .  .  .   .  .  .  .   .  i
come_back_to_home      y  y  y  .  y  .  .  .  .  .   .  .  .  .   .  i
end_placement          y  y  y  .  y  .  .  .  .  .   .  .  .  .   .  i
tell_area              y  y  y  .  y  .  .  .  .  .   .  .  .  .   .  i
carer_information      y  y  y  .  y  .  .  .  .  .   .  .  .  .   .  i
report_missing         y  y  y  .  y  .  .  .  .  .   .  .  .  .   .  i
found                  y  y  y  .  y  .  .  .  .  .   .  .  .  .   .  i
hold_talk              y  y  y  .  y  .  .  .  .  .   .  .  .  .   .  i
permanence             y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
leave_care             y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
begin_matching         y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
change_matching        y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
show_profile           y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
answer_question        y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
decide_matching        y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
promise_time           y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
record_time            y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
end_promise            y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
care_reviews           y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
care_review            y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
care_health            y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
return_home            y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
short_breaks           y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
alone_from_abroad      y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
life_story             y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
life_story_picture     y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
leaving_care           y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
pathway_plan           y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
education_plan         y  y  y  g  y  y  .  y  .  y   .  y  .  .   .  i
plan_care_review       y  y  y  .  .  y  .  .  .  .   .  .  .  .   .  i
hold_care_review       y  y  y  .  .  y  .  .  .  .   .  .  .  .   .  i
correct_care_review    y  y  y  .  .  y  .  .  .  .   .  .  .  .   .  i
record_health          y  y  y  .  .  y  .  .  .  .   .  .  .  .   .  i
record_alone_from_abroad y  y  y  .  .  y  .  .  .  .   .  .  .  .   .  i
end_alone_from_abroad  y  y  y  .  .  y  .  .  .  .   .  .  .  .   .  i
add_to_life_story      y  y  y  .  .  y  .  .  .  .   .  .  .  .   .  i
change_piece           y  y  y  .  .  y  .  .  .  .   .  .  .  .   .  i
hold_education_plan    y  y  y  .  .  y  .  y  .  .   .  .  .  .   .  i
not_hold_education_plan y  y  y  .  .  y  .  y  .  .   .  .  .  .   .  i
decide_return          y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
change_return          y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
go_home                y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
return_lasted          y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
return_ended           y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
record_short_break     y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
begin_leaving_care     y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
change_leaving         y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
end_leaving            y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
stay_put               y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
write_pathway_plan     y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
keep_in_touch          y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
keep_tie               y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
carers                 y  y  y  y  y  y  y  .  .  .   .  .  .  .   .  i
carer                  y  y  y  y  y  y  y  .  .  .   .  .  .  .   .  i
register_carer         y  y  y  y  y  y  y  .  .  .   .  .  .  .   .  i
carer_picture          y  y  y  y  y  y  y  .  .  .   .  .  .  .   .  i
change_carer           y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
end_carer              y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
add_picture            y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
visit_carers           y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
review_carers          y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
record_training        y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
virtual_school         y  y  y  y  y  y  y  y  y  y   y  y  y  .   .  i
stop_showing           v  v  v  v  v  v  v  v  v  v   v  v  v  v   v  v
protection             y  y  y  g  y  y  .  y  .  y   .  y  .  .   .  i
hold_strategy_discussion y  y  y  .  y  y  .  .  .  .   .  .  .  .   .  i
ask_for_conference     y  y  y  .  .  y  .  .  .  .   .  .  .  .   .  i
join_core_group        y  y  y  .  .  y  .  .  .  .   .  .  .  .   .  i
safety_alerts          y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
raise_safety_alert     y  y  y  .  y  y  .  .  .  .   .  .  .  .   .  i
receive_police_notice  y  y  y  .  y  y  .  .  .  .   .  .  .  .   .  i
record_emergency_power y  y  y  .  y  y  .  .  .  .   .  .  .  .   .  i
strategy_discussion    y  .  y  .  g  y  .  .  .  .   .  y  .  .   .  i
tell_of_discussion     y  y  y  .  y  y  .  .  .  .   .  .  .  .   .  i
enquiry                y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
change_enquiry         y  y  y  .  .  y  .  .  .  .   .  .  .  .   .  i
write_outcome          y  y  y  .  .  y  .  .  .  .   .  .  .  .   .  i
approve_enquiry        x  x  y  .  x  y  .  x  .  .   .  .  .  .   .  i
tell_enquiry_outcome   y  y  y  .  .  y  .  .  .  .   .  .  .  .   .  i
conference_quality     y  y  y  .  .  y  .  .  .  .   .  .  .  .   .  i
conference             y  y  y  g  y  y  .  y  .  y   .  y  .  .   .  i
conference_report      y  y  y  g  y  y  .  y  .  y   .  y  .  .   .  i
prepare_conference     y  y  y  .  .  y  .  .  .  .   .  .  .  .   .  i
call_off_conference    y  y  y  .  .  y  .  .  .  .   .  .  .  .   .  i
hold_conference        y  y  y  .  .  y  .  .  .  .   .  .  .  .   .  i
conference_for_family  y  y  y  g  y  y  .  y  .  y   .  y  .  y   y  i
prepare_child          y  y  y  .  .  y  .  .  .  .   .  .  .  .   .  i
end_protection_plan    y  y  y  .  .  y  .  .  .  .   .  .  .  .   .  i
leave_core_group       y  y  y  .  .  y  .  .  .  .   .  .  .  .   .  i
emergency_power        y  .  y  .  g  y  .  .  .  .   .  y  .  .   .  i
end_emergency_power    y  .  y  .  g  y  .  .  .  .   .  .  .  .   .  i
look_at_alert          y  .  y  .  g  y  .  .  .  .   .  .  .  .   .  i
end_alert              y  .  y  .  g  y  .  .  .  .   .  .  .  .   .  i
police_notice          y  .  y  .  g  y  .  .  .  .   .  y  .  .   .  i
tell_of_notice         y  .  y  .  g  y  .  .  .  .   .  .  .  .   .  i
acknowledge_notice     .  .  .  .  .  .  .  y  .  .   .  .  .  .   .  i
kin                    y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
kin_explored           y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
viability              y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
temporary_approval     y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
abroad_check           y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
explore_kin            y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
answer_kin             y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
leave_out              y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
begin_viability        y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
tell_viability         y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
finish_viability       y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
share_viability        y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
carer_support          y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
begin_abroad_check     y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
change_abroad_check    y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
end_abroad_check       y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
plan_abroad_visit      y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
abroad_task            y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
abroad_visit           y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
explore_from_map       v  v  v  v  v  v  v  v  v  v   v  v  v  v   v  v
ask_kin                v  v  v  v  v  v  v  v  v  v   v  v  v  v   v  v
answer_challenge       x  x  y  .  x  y  .  x  .  .   .  .  .  .   .  i
approve_for_a_time     x  x  y  .  x  y  .  x  .  .   .  .  .  .   .  i
make_longer            x  x  y  .  x  y  .  x  .  .   .  .  .  .   .  i
end_approval           x  x  y  .  x  y  .  x  .  .   .  .  .  .   .  i
carers_page            y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
family_groups          y  y  y  g  y  y  .  y  .  y   .  y  .  >   >  i
family_group           y  y  y  g  y  y  .  y  .  y   .  y  .  >   >  i
family_group_for_family y  y  y  g  y  y  .  y  .  y   .  y  .  y   y  i
answer_offer           y  y  y  g  y  y  .  .  .  y   .  .  .  y   .  i
offer_family_group     y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
offer_again            y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
name_coordinator       y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
prepare_family_group   y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
add_to_network         y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
invite_to_family_group y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
hold_family_group      y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
add_to_rota            y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
agree_family_plan      y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
review_family_group    y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
end_family_group       y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
court                  y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
court_for_family       y  y  y  g  y  y  .  .  .  y   .  y  .  y   y  i
decide_pre_proceedings y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
issue_proceedings      y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
make_order             y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
earlier_proceedings    y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
bundles                y  y  y  .  .  y  .  .  .  .   .  y  .  .   .  i
ask_for_bundle         y  y  y  .  .  y  .  .  .  .   .  y  .  .   .  i
adoption               y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
decide_adoption        y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
pre_proceedings        y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
letter_before_proceedings y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
send_letter            y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
family_group_was_held  y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
sign_agreement         y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
before_meeting         y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
move_decision          y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
end_before             y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
answer_letter_offer    y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
proceedings            y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
name_guardian          y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
change_judge           y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
extend_proceedings     y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
end_proceedings        y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
withdraw_proceedings   y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
review_after_court     y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
track_outcome          y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
plan_hearing           y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
hold_hearing           y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
care_plan_for_court    y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
endorse_care_plan      x  x  .  .  x  y  .  x  .  .   .  .  .  .   .  i
child_leaves           y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
hearing                y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
do_direction           v  v  v  v  v  v  v  v  v  v   v  v  v  v   v  v
order                  y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
end_order              y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
adoption_step          y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
reverse_adoption       y  y  y  .  .  .  .  .  .  .   .  .  .  .   .  i
bundle                 y  .  .  .  .  .  .  .  .  .   .  .  .  .   .  i
ask_bundle_again       v  v  v  v  v  v  v  v  v  v   v  v  v  v   v  v
download_bundle        y  .  .  .  .  .  .  .  .  .   .  .  .  .   .  i
earlier_found          y  .  .  g  .  .  .  .  .  .   .  .  .  .   .  i
missed_checks          .  .  y  .  .  .  .  .  .  .   .  .  .  .   .  i
checks                 y  y  y  g  y  y  .  y  .  y   .  y  .  y   y  i
birth_registration     y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
first_days             y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
health_contacts        y  .  y  .  g  y  .  .  .  .   .  y  .  .   .  i
record_health_contact  y  .  y  .  g  y  .  .  .  .   .  .  .  .   .  i
record_check           y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
miss_check             y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
offer_check_again      y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
register_birth         y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
set_first_day          y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
take_back_contact      y  .  y  .  g  y  .  .  .  .   .  .  .  .   .  i
moments                y  y  y  g  y  y  .  .  .  y   .  y  .  .   .  i
offer_at_moment        y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
answer_moment_offer    y  y  y  .  y  y  .  .  .  y   .  .  .  .   .  i
"""

Expected = dict[str, dict[str, str]]
SAYS = {200: "y", 404: ".", 403: "x", 405: "v"}


def expected() -> Expected:
    """The table, read: page -> actor -> letter."""
    head, *rows = [line.split() for line in TABLE.strip().splitlines()]
    return {row[0]: dict(zip(head[1:], row[1:], strict=True)) for row in rows}


def letter(answer: HttpResponse) -> str:
    if answer.status_code == 302:
        to = answer.headers["Location"]
        return "i" if to.startswith("/sign-in/?next=") else "g" if to.endswith("/emergency-access/") else ">"
    return SAYS.get(answer.status_code, str(answer.status_code))


def otherwise(actors: list[str]) -> list[str]:
    """Look at every page as each of these people; say where the answer is not what the table says."""
    cast, parts = whole_world()
    wrong: list[str] = []
    for actor in actors:
        client = cast.client(actor)
        client.raise_request_exception = False
        for name, row in expected().items():
            got = letter(client.get(reverse(name, kwargs=parts[name])))  # type: ignore[arg-type]
            if got != row[actor]:
                wrong.append(f"{name} as {actor}: {got} instead of {row[actor]}")
    return wrong


ACTORS = list(expected()["home"])
AT_WORK, BESIDE = ACTORS[:7], ACTORS[7:]
"""Half of them each, so that two workers can look at the same time."""
