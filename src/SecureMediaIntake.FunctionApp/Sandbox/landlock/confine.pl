# The second way to build the walls (docs/adr/0005): no namespace, but Landlock, the system call filter, limits, and a user of its own where the
# service is root. This process watches from outside; its child puts the walls up around itself, one by one, and becomes the Sanitiser.
#
#   perl -f confine.pl USER PROCESSES DATA ADDRESSES CPU FILE FILTER SANITISER WORDS...
#
# Started in the run's own folder, which holds in/original, out/ and scratch/, with an environment of constants. No module is loaded. A refusal is one word on
# standard error, before the Sanitiser starts. Exit code: the Sanitiser's; 128 + n after signal n; 72 when a wall did not stand.
use strict;
use warnings;

my ($user, $processes, $data, $addresses, $cpu, $file, $filter, $sanitiser, @words) = @ARGV;

# x86-64, as the filter.
my %call = (
    kill => 62, setsid => 112, setgroups => 116, setresuid => 117, setresgid => 119, prctl => 157, waitid => 247, prlimit => 302, seccomp => 317,
    close_range => 436, landlock_create_ruleset => 444, landlock_add_rule => 445, landlock_restrict_self => 446,
);
my ($die_with_parent, $drop_bounding, $adopt, $no_new_privileges, $clear_ambient) = (1, 24, 36, 38, 47);
my ($term, $killed) = (15, 9);

# Read now: behind the walls it is out of sight.
my $calls = read_filter();

sub refuse { print STDERR "confine: $_[0]\n"; exit 72 }
sub must { my ($word, $name, @arguments) = @_; my $result = syscall($call{$name}, @arguments); refuse($word) if $result < 0; return $result }

# Orphans of the sandbox become children of this process, so that it sees to the end of every one. It is told when its own parent dies.
must('adoption', 'prctl', $adopt, 1, 0, 0, 0);
my $worker = getppid();
my ($child, $over);
$SIG{TERM} = sub { $over = 1; end_run() if $child };
must('parent', 'prctl', $die_with_parent, $term, 0, 0, 0);
exit 72 if getppid() != $worker;

my $watcher = $$;
$child = fork() // refuse('fork');
if ($child == 0) {
    $SIG{TERM} = 'DEFAULT';
    exit 72 if $over;
    confine();
    exec { "$sanitiser/SecureMediaIntake.Sanitiser" } 'SecureMediaIntake.Sanitiser', @words or refuse('sanitiser-missing');
}

end_run() if $over;

# Seen dead, but not yet buried: until then its number, which is the group's too, cannot be given to another.
my ($of_process, $exited_but_keep) = (1, 4 | 0x01000000);
my $seen = "\0" x 128;
while (syscall($call{waitid}, $of_process, $child, $seen, $exited_but_keep, 0) < 0) { last unless $!{EINTR} }
end_run();
waitpid($child, 0);
my $status = $?;
while (waitpid(-1, 0) > 0) { }
exit(($status & 127) ? 128 + ($status & 127) : $status >> 8);

# By its own number too: until it has made its group, there is none.
sub end_run { kill($killed, $child); kill(-$killed, $child) }

sub read_filter {
    open(my $opened, '<:raw', $filter) or refuse('filter-missing');
    local $/ = undef;
    return scalar <$opened>;
}

sub confine {
    # The group of this session is the run: the filter below lets nobody leave it, so that one signal ends all.
    must('session', 'setsid');
    must('parent', 'prctl', $die_with_parent, $killed, 0, 0, 0);
    exit 72 if getppid() != $watcher;

    # Whatever else the worker has open ends at exec.
    must('descriptors', 'close_range', 3, 0xFFFFFFFF, 4);
    umask 0077;
    limit();
    drop_rights();
    restrict_files();
    restrict_calls();
}

sub limit {
    my %most = (0 => $cpu, 1 => $file, 2 => $data, 4 => 0, 6 => $processes, 7 => 256, 9 => $addresses);
    while (my ($resource, $value) = each %most) {
        must('limits', 'prlimit', 0, $resource + 0, pack('QQ', $value, $value), 0);
    }
}

sub drop_rights {
    if ($user) {
        # Up to the last capability that this kernel knows.
        for my $capability (0 .. 63) { last if syscall($call{prctl}, $drop_bounding, $capability, 0, 0, 0) < 0 }
        must('user', 'setgroups', 0, 0);
        must('user', 'setresgid', $user + 0, $user + 0, $user + 0);
        must('user', 'setresuid', $user + 0, $user + 0, $user + 0);

        # The change of user cleared it.
        must('parent', 'prctl', $die_with_parent, $killed, 0, 0, 0);
    }
    must('ambient', 'prctl', $clear_ambient, 4, 0, 0, 0);
    must('no-new-privileges', 'prctl', $no_new_privileges, 1, 0, 0, 0);
}

sub restrict_files {
    my $version = syscall($call{landlock_create_ruleset}, 0, 0, 1);
    refuse('landlock-missing') if $version < 1;

    # 3 guards truncation. 6 guards signals, without which a run of the service's own user could end the service.
    refuse('landlock-too-old') if $version < 3;
    refuse('landlock-too-old-for-plain-user') if $version < 6 && !$user;

    my ($execute, $write, $read, $list) = (1, 2, 4, 8);
    my ($remove_folder, $remove, $make_folder, $make, $truncate) = (1 << 4, 1 << 5, 1 << 7, 1 << 8, 1 << 14);
    my $files = $version >= 5 ? 0xFFFF : 0x7FFF;
    my $network = $version >= 4 ? 3 : 0;
    my $scoped = $version >= 6 ? 3 : 0;
    my $attributes = substr(pack('QQQ', $files, $network, $scoped), 0, $version >= 6 ? 24 : $version >= 4 ? 16 : 8);
    my $rules = must('landlock-refused', 'landlock_create_ruleset', $attributes, length($attributes), 0);

    my $allow = sub {
        my ($rights, @paths) = @_;
        for my $path (@paths) {
            # For the path alone (O_PATH), ended at exec. What is not there needs no rule.
            my $opened = sysopen(my $handle, $path, 0x200000 | 0x80000) or next;
            must('landlock-rule', 'landlock_add_rule', $rules, 1, pack('Ql', $rights, fileno($handle)), 0);
        }
    };
    $allow->($execute | $read | $list, '/usr', '/lib', '/lib64', '/bin', $sanitiser);
    $allow->($read, '/etc/ld.so.cache', '/dev/urandom', '/dev/random', '/dev/zero', 'in/original');
    $allow->($read | $list, '/etc/alternatives');
    $allow->($read | $write, '/dev/null');

    # .NET reads /proc/self; of other processes Landlock shows only what everybody may know. No list of them.
    $allow->($read, '/proc');
    $allow->($read | $write | $list | $make | $remove | $truncate, 'out');
    $allow->($read | $write | $list | $make | $remove | $truncate | $make_folder | $remove_folder, 'scratch');
    must('landlock-refused', 'landlock_restrict_self', $rules, 0);
}

sub restrict_calls {
    # First the addition, because it is the other that forbids to add more. The kernel takes the strictest answer of both.
    add_filter(without_namespaces());
    add_filter($calls);
}

sub add_filter {
    my ($program) = @_;
    must('filter', 'seccomp', 1, 0, pack('Sx![Q]P', length($program) / 8, $program));
}

# What namespaces would have made harmless: leaving the group; limits, priorities and processors of other processes; modes and times of files that
# belong to the same user, which Landlock does not guard; watching foreign folders.
sub without_namespaces {
    my ($load, $equals, $answer, $allowed, $refused) = (0x20, 0x15, 0x06, 0x7FFF0000, 0x00050001);
    my $step = sub { pack('SCCL', @_) };
    my %never = (
        setpgid => 109, setsid => 112, chmod => 90, fchmod => 91, fchmodat => 268, utime => 132, utimes => 235, futimesat => 261, utimensat => 280,
        inotify_init1 => 294, inotify_add_watch => 254,
    );
    # Where the process stands among the arguments; 0 means oneself.
    my %only_for_itself = (
        prlimit64 => [302, 0], sched_setaffinity => [203, 0], sched_setparam => [142, 0], sched_setscheduler => [144, 0], sched_setattr => [314, 0],
        setpriority => [141, 1],
    );

    my $program = $step->($load, 0, 0, 0);
    $program .= $step->($equals, 0, 1, $_) . $step->($answer, 0, 0, $refused) for sort values %never;
    for my $rule (values %only_for_itself) {
        my ($number, $argument) = @$rule;
        $program .= $step->($equals, 0, 4, $number) . $step->($load, 0, 0, 16 + 8 * $argument)
            . $step->($equals, 0, 1, 0) . $step->($answer, 0, 0, $allowed) . $step->($answer, 0, 0, $refused);
    }
    return $program . $step->($answer, 0, 0, $allowed);
}
