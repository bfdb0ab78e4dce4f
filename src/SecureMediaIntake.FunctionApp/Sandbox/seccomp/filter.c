/*
 * Writes the sandbox's system call filter (BPF, x86-64) to standard output. Made anew with ./make-filter; the result is committed beside this
 * folder as filter.x64.bpf, so that neither a compiler nor libseccomp is needed where the service runs.
 *
 * An allow-list: what is not named here fails with EPERM, so that a library that merely asks can go on without. Not named, and so refused:
 * connect, bind, listen, sendto; ptrace, process_vm_*, pidfd_*; mount, pivot_root, chroot, unshare, setns; bpf, perf_event_open, keyctl, io_uring_*,
 * userfaultfd, add_key, kexec, modules; set*id, capset; personality; memfd_create, because no limit counts files in memory; and everything that the kernel learns after today.
 */
#define _GNU_SOURCE
#include <asm/termbits.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <seccomp.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

static const char *const allowed[] = {
    /* files, as far as the mount namespace shows any */
    "access", "chdir", "chmod", "close", "close_range", "copy_file_range", "creat", "dup", "dup2", "dup3", "faccessat", "faccessat2",
    "fadvise64", "fallocate", "fchdir", "fchmod", "fchmodat", "fcntl", "fdatasync", "fgetxattr", "flistxattr", "flock", "fstat", "fstatfs",
    "fsync", "ftruncate", "getcwd", "getdents", "getdents64", "getxattr", "inotify_add_watch", "inotify_init1", "inotify_rm_watch",
    "lgetxattr", "link", "listxattr", "llistxattr", "lseek", "lstat", "mkdir", "mkdirat", "msync", "newfstatat", "open", "openat", "openat2",
    "pread64", "preadv", "preadv2", "pwrite64", "pwritev", "pwritev2", "read", "readahead", "readlink", "readlinkat", "readv", "rename",
    "renameat", "renameat2", "rmdir", "sendfile", "splice", "stat", "statfs", "statx", "symlink", "symlinkat", "sync_file_range", "tee",
    "truncate", "umask", "unlink", "unlinkat", "utime", "utimensat", "utimes", "futimesat", "write", "writev",

    /* memory: .NET's compiler needs executable pages, so mprotect cannot be narrowed */
    "brk", "get_mempolicy", "madvise", "mbind", "membarrier", "mincore", "mlock", "mlock2", "mmap", "mprotect", "mremap",
    "munlock", "munmap", "set_mempolicy",

    /* threads, processes and signals inside the process namespace; clone and clone3 have rules of their own below */
    "arch_prctl", "execve", "execveat", "exit", "exit_group", "fork", "futex", "futex_waitv", "get_robust_list", "getcpu", "getpgid",
    "getpgrp", "getpid", "getppid", "getpriority", "getrlimit", "getrusage", "getsid", "gettid", "kill", "pause", "prctl", "prlimit64",
    "restart_syscall", "rseq", "rt_sigaction", "rt_sigpending", "rt_sigprocmask", "rt_sigqueueinfo", "rt_sigreturn", "rt_sigsuspend",
    "rt_sigtimedwait", "sched_get_priority_max", "sched_get_priority_min", "sched_getaffinity", "sched_getattr", "sched_getparam",
    "sched_getscheduler", "sched_setaffinity", "sched_setattr", "sched_setparam", "sched_setscheduler", "sched_yield", "set_robust_list",
    "set_tid_address", "setpgid", "setpriority", "setrlimit", "setsid", "sigaltstack", "tgkill", "tkill", "vfork", "wait4", "waitid",

    /* waiting, pipes and clocks */
    "alarm", "clock_getres", "clock_gettime", "clock_nanosleep", "epoll_create", "epoll_create1", "epoll_ctl", "epoll_pwait", "epoll_pwait2",
    "epoll_wait", "eventfd", "eventfd2", "getitimer", "gettimeofday", "nanosleep", "pipe", "pipe2", "poll", "ppoll", "pselect6", "select",
    "setitimer", "signalfd", "signalfd4", "time", "timer_create", "timer_delete", "timer_getoverrun", "timer_gettime", "timer_settime",
    "timerfd_create", "timerfd_gettime", "timerfd_settime", "times",

    /* who and where am I; there is nothing here to tell */
    "getegid", "geteuid", "getgid", "getgroups", "getrandom", "getresgid", "getresuid", "getuid", "sysinfo", "uname",
};

/* Flags of clone that make a namespace: user, pid, network, mount, cgroup, uts, ipc. */
#define NAMESPACES (CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC)

static int failed(const char *what)
{
    fprintf(stderr, "filter: %s\n", what);
    return 1;
}

int main(void)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (filter == NULL)
        return failed("no memory");

    /* A call by another architecture's table (32 bit, x32) ends the process: its numbers would mean something else. */
    if (seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) != 0)
        return failed("bad architecture");

    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
    {
        int call = seccomp_syscall_resolve_name(allowed[i]);
        if (call == __NR_SCMP_ERROR || seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) != 0)
            return failed(allowed[i]);
    }

    /* clone3 hides its flags in memory, where a filter cannot look: "not implemented" makes the C library use clone. */
    if (seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) != 0)
        return failed("clone3");
    if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1, SCMP_A0(SCMP_CMP_MASKED_EQ, NAMESPACES, 0)) != 0)
        return failed("clone");

    /* Sockets within the machine only, and without connect or bind they lead nowhere; some libraries fail when they cannot make one. */
    if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(socket), 1, SCMP_A0(SCMP_CMP_EQ, AF_UNIX)) != 0)
        return failed("socket");
    if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(socketpair), 1, SCMP_A0(SCMP_CMP_EQ, AF_UNIX)) != 0)
        return failed("socketpair");

    /* Questions about a descriptor, not commands to a terminal: typing into the one that started us (TIOCSTI) is the old way out of a sandbox.
       The kernel reads 32 bits of the request, so the filter must too, or high bits would slip another request past it. */
    static const unsigned long requests[] = { TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIOCLEX, FIONCLEX };
    for (size_t i = 0; i < sizeof requests / sizeof *requests; i++)
    {
        if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(ioctl), 1, SCMP_A1(SCMP_CMP_MASKED_EQ, 0xFFFFFFFFu, requests[i])) != 0)
            return failed("ioctl");
    }

    if (seccomp_export_bpf(filter, STDOUT_FILENO) != 0)
        return failed("export");
    seccomp_release(filter);
    return 0;
}
